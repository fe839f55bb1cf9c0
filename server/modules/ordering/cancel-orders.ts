import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { markCancelled } from './queries/order-marks.ts'
import type { Order } from './queries/orders.ts'
import { releaseOrders } from './release-orders.ts'
import { settleOrders } from './settle-orders.ts'

/** asked: by a person; withdrawn: the operator took the goods off sale. */
export type CancelCause = 'asked' | 'withdrawn'

/**
 * Ends live orders of a region, locked with their payments: gives back what they took and what was
 * paid, and tells it.
 */
export async function cancelOrders(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
  cancellation: { cause: CancelCause; by: string | null; why: string; at: Date },
): Promise<void> {
  if (orders.length === 0) return
  const { cause, by, at } = cancellation
  const orderIds = orders.map((order) => order.id)
  await markCancelled(tx, regionId, orderIds, cancellation)
  await releaseOrders(tx, regionId, orders, at)
  const ended = orders.map((order) => ({ ...order, cancelledAt: at }))
  const back = await settleOrders(tx, regionId, ended, { reason: 'order-cancelled', by, at })
  await announceAll(
    tx,
    orders.map(({ id, residentId }) => ({
      regionId,
      type: 'order.cancelled',
      subjectKind: 'order',
      subjectId: id,
      body: { residentId, cause, refundedMinor: back.get(id) ?? 0 },
      actorId: by,
      occurredAt: at,
    })),
  )
}
