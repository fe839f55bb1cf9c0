import { handoverOf } from '#handover'
import { type Order, stateOf } from '#ordering'
import type { Queryable } from '#platform/db'
import { listEventsOf } from '#platform/events'
import { NotHandedOver } from './refusals.ts'

/**
 * From when the goods of an order may be claimed: its handover as it happened, offline too, or
 * where it was not handed over yet the moment it was ready. Throws NotHandedOver where neither has
 * come, or nobody fetched it.
 */
export async function handedOverAt(db: Queryable, order: Order): Promise<Date> {
  const { regionId, id } = order
  const state = stateOf(order)
  if (state !== 'placed' && state !== 'collected') throw new NotHandedOver(state)
  const handover = (await handoverOf(db, regionId, [id])).get(id)
  if (handover !== undefined) return handover.handedAt
  if (order.closedAt !== null) return order.closedAt
  const ready = (await listEventsOf(db, regionId, id)).findLast(
    (event) => event.type === 'order.ready',
  )
  if (ready === undefined) throw new NotHandedOver(state)
  return ready.occurredAt
}
