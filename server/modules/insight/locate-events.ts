import { listPlacesOfOrders } from '#ordering'
import type { Db } from '#platform/db'
import type { EventRow } from '#platform/events'
import { type LocatedEvent, orderIdOf, whereaboutsOf } from './located.ts'

/** Finds where events happened: what they do not say themselves, their orders do. */
export async function locateEvents(
  db: Db,
  regionId: string,
  events: readonly EventRow[],
): Promise<LocatedEvent[]> {
  const orderIds = new Set(events.flatMap((event) => orderIdOf(event) ?? []))
  const places = await listPlacesOfOrders(db, regionId, [...orderIds])
  return events.map((event) => {
    const where = whereaboutsOf(event)
    const order = places.get(orderIdOf(event) ?? '')
    if (order === undefined) return { ...event, where }
    where.communityIds.push(order.communityId)
    where.stationIds.push(order.stationId)
    if (order.residentId !== null) where.residentIds.push(order.residentId)
    return { ...event, where }
  })
}
