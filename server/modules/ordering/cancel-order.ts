import { firstCutoffOf } from '#campaigns'
import { issueRefund, refundableOf } from '#payments'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { NotFound } from '#platform/refusals'
import { reasonNotCancellable } from './cancellable.ts'
import { getOrder, listLinesOf, lockOrders, markCancelled, type Order } from './queries/orders.ts'
import { OrderNotCancellable } from './refusals.ts'
import { releaseOrders } from './release-orders.ts'

export interface Cancellation {
  regionId: string
  orderId: string
  by: string
  why: string
  at: Date
}

/**
 * Cancels an order before the cutoff of its lines: gives back what it took and what was paid.
 * @throws OrderNotCancellable
 */
export async function cancelOrder(tx: Tx, cancellation: Cancellation): Promise<Order> {
  const { regionId, orderId, at, by } = cancellation
  const [order] = await lockOrders(tx, regionId, [orderId])
  if (order === undefined) throw new NotFound('order')
  const lines = await listLinesOf(tx, regionId, [orderId])
  const offerIds = lines.map((line) => line.offerId)
  const reason = reasonNotCancellable(order, await firstCutoffOf(tx, regionId, offerIds), at)
  if (reason !== null) throw new OrderNotCancellable(reason)

  await markCancelled(tx, order, cancellation)
  await releaseOrders(tx, regionId, [order])
  const paidMinor = (await refundableOf(tx, regionId, [orderId])).get(orderId) ?? 0
  if (paidMinor > 0) {
    const refund = { regionId, orderId, amountMinor: paidMinor, reason: 'order-cancelled', by, at }
    await issueRefund(tx, refund)
  }
  await announce(tx, {
    regionId,
    type: 'order.cancelled',
    subjectKind: 'order',
    subjectId: orderId,
    body: { residentId: order.residentId, refundedMinor: paidMinor },
    actorId: by,
    occurredAt: at,
  })
  return getOrder(tx, regionId, orderId)
}
