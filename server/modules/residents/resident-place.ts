import { listServingStations } from '#places'
import type { Caller, Place } from '#platform/access'
import type { Queryable } from '#platform/db'
import { findResident } from './queries/residents.ts'

interface Asking<Name extends string> {
  db: Queryable
  params: Record<'region' | Name, string>
  caller: Caller | null
}

/** Where a live resident lies and whose they are, for routes with :region and :resident. */
export async function residentPlace({
  db,
  params,
  caller,
}: Asking<'resident'>): Promise<Place | null> {
  const resident = await findResident(db, params.region, params.resident)
  if (resident === undefined || resident.erasedAt !== null) return null
  const { communityId, personId } = resident
  const place = await placeOfCommunity(db, params.region, communityId, caller)
  return { ...place, personId }
}

/** The same for routes with :region and :community. */
export const communityPlace = ({ db, params, caller }: Asking<'community'>): Promise<Place> =>
  placeOfCommunity(db, params.region, params.community, caller)

/** A community with the one of the caller's stations that serves it, whose people may then act. */
export async function placeOfCommunity(
  db: Queryable,
  regionId: string,
  communityId: string,
  caller: Caller | null,
): Promise<Place> {
  const stationIds = new Set((caller?.grants ?? []).flatMap((grant) => grant.stationId ?? []))
  if (stationIds.size === 0) return { regionId, communityId }
  const serving = await listServingStations(db, regionId, communityId)
  const station = serving.find(({ id }) => stationIds.has(id))
  return { regionId, communityId, stationId: station?.id }
}
