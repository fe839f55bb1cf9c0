import { listOrdersByIds, stateOf } from '#ordering'
import type { Queryable } from '#platform/db'
import { listPickupsWaitingFor, type Pickup } from './queries/pickups.ts'

/** The orders of a resident that can be fetched now; one that is over meanwhile is none. */
export async function waitingPickups(
  db: Queryable,
  regionId: string,
  residentId: string,
  limit: number,
): Promise<Pickup[]> {
  const pickups = await listPickupsWaitingFor(db, regionId, residentId, limit)
  const orders = await listOrdersByIds(
    db,
    regionId,
    pickups.map(({ orderId }) => orderId),
  )
  const open = new Set(orders.flatMap((order) => (stateOf(order) === 'placed' ? order.id : [])))
  return pickups.filter(({ orderId }) => open.has(orderId))
}
