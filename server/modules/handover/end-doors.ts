import { isEnded, lockWithPayments, type Order } from '#ordering'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { cancelDoorDeliveries } from './cancel-door-delivery.ts'
import { listLiveDoorDeliveries } from './queries/door-deliveries.ts'
import { lockPickups } from './queries/pickups.ts'

/** How an order ends of which nothing is left to bring anywhere; not every closing is such an end. */
export const ENDS_OF_ORDERS = ['order.cancelled', 'order.expired', 'order.closed'] as const

/**
 * Nothing is brought to a door of orders that were cancelled, expired or never came: their deliveries
 * are called off, and what was paid for bringing them goes back. Told again it changes nothing.
 */
export async function endDoors(tx: Tx, events: readonly EventRow[]): Promise<void> {
  for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
    const ends = of.filter(({ type, body }) => type !== 'order.closed' || body.why === 'lacking')
    const at = ends.at(-1)?.occurredAt
    if (at === undefined) continue
    // Few orders are brought: only what there is to call off is locked.
    const waiting = await listLiveDoorDeliveries(
      tx,
      regionId,
      ends.map((event) => event.subjectId),
    )
    const orderIds = waiting.map((one) => one.orderId)
    if (orderIds.length === 0) continue
    await lockPickups(tx, regionId, orderIds)
    const orders = await lockWithPayments(tx, regionId, orderIds)
    const ended = orders.filter(isOver).map((order) => order.id)
    const live = await listLiveDoorDeliveries(tx, regionId, ended)
    await cancelDoorDeliveries(tx, regionId, live, { why: 'order ended', by: null, at })
  }
}

const isOver = (order: Order): boolean => isEnded(order) || order.closedWhy === 'lacking'
