import { getStation, listCommunitiesByIds } from '#places'
import type { Queryable } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { NoSuchPickupPoint } from './refusals.ts'

/** Throws NotFound unless every community is there and open. */
export async function checkCommunities(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
): Promise<void> {
  const wanted = new Set(communityIds)
  const found = await listCommunitiesByIds(db, regionId, [...wanted])
  const open = found.filter((community) => community.closedAt === null)
  if (open.length < wanted.size) throw new NotFound('community')
}

/** Throws unless goods of residents can wait at the station. */
export async function checkPickupPoint(
  db: Queryable,
  regionId: string,
  stationId: string,
): Promise<void> {
  const station = await getStation(db, regionId, stationId)
  if (station.closedAt !== null || station.kind === 'warehouse') throw new NoSuchPickupPoint()
}
