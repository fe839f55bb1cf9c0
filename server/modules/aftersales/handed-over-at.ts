import { type Order, stateOf } from '#ordering'
import type { Queryable } from '#platform/db'
import { listEventsOf } from '#platform/events'
import { NotHandedOver } from './refusals.ts'

/**
 * From when the goods of an order may be claimed: its handover, or where it was not handed over yet
 * the moment it was ready. Throws NotHandedOver where neither has come, or nobody fetched it.
 */
export async function handedOverAt(db: Queryable, order: Order): Promise<Date> {
  const state = stateOf(order)
  if (state === 'collected' && order.closedAt !== null) return order.closedAt
  if (state !== 'placed') throw new NotHandedOver(state)
  const events = await listEventsOf(db, order.regionId, order.id)
  const ready = events.findLast((event) => event.type === 'order.ready')
  if (ready === undefined) throw new NotHandedOver(state)
  return ready.occurredAt
}
