import type { Caller, Place } from '#platform/access'
import type { Queryable } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { isDate } from '#platform/time'
import { findLoad } from '../queries/loads.ts'
import { findRedelivery } from '../queries/redeliveries.ts'
import { findStop } from '../queries/stops.ts'

/** A day as it stands in a path; throws Invalid when it is none. */
export function dateOf({ date }: { date: string }): string {
  if (!isDate(date)) throw new Invalid('date', 'Write the day as YYYY-MM-DD.')
  return date
}

interface Asking<Name extends string> {
  db: Queryable
  params: Record<'region' | Name, string>
  caller: Caller | null
}

/** For what any of a region's stations may read: the station where the caller works. */
export async function anyStation({
  params,
  caller,
}: Omit<Asking<never>, 'db'>): Promise<Place | null> {
  const grant = caller?.grants.find(
    ({ regionId, stationId }) => stationId !== null && regionId === params.region,
  )
  return { regionId: params.region, stationId: grant?.stationId }
}

/** Where a load lies: at its warehouse, and its courier's own. */
export async function loadPlace({ db, params }: Asking<'load'>): Promise<Place | null> {
  const load = await findLoad(db, params.region, params.load)
  if (load === undefined) return null
  return { regionId: params.region, stationId: load.stationId, personId: load.courierId }
}

/** Where a stop lies: for who works there at the point, else at the warehouse it is served from. */
export async function stopPlace({
  db,
  params,
  caller,
}: Asking<'load' | 'stop'>): Promise<Place | null> {
  const load = await findLoad(db, params.region, params.load)
  const stop = await findStop(db, params.region, params.load, params.stop)
  if (load === undefined || stop === undefined) return null
  const stationId = nearestTo(caller, [stop.stationId, load.stationId])
  return { regionId: params.region, stationId, personId: load.courierId }
}

/** Where a redelivery lies: at the one of its points where the caller works; its courier's own. */
export async function redeliveryPlace({
  db,
  params,
  caller,
}: Asking<'redelivery'>): Promise<Place | null> {
  const found = await findRedelivery(db, params.region, params.redelivery)
  if (found === undefined) return null
  const stationId = nearestTo(caller, [found.toStationId, found.fromStationId])
  return { regionId: params.region, stationId, personId: found.courierId }
}

const nearestTo = (caller: Caller | null, stationIds: readonly [string, string]): string =>
  stationIds.find((id) => caller?.grants.some((grant) => grant.stationId === id)) ?? stationIds[0]
