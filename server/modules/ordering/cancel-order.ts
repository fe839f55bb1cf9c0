import { firstCutoffOf } from '#campaigns'
import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { cancelOrders } from './cancel-orders.ts'
import { reasonNotCancellable } from './cancellable.ts'
import { lockWithPayments } from './lock-with-payments.ts'
import { listLinesOf } from './queries/order-lines.ts'
import { getOrder, type Order } from './queries/orders.ts'
import { OrderNotCancellable } from './refusals.ts'

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
  const { regionId, orderId, at, by, why } = cancellation
  const [order] = await lockWithPayments(tx, regionId, [orderId])
  if (order === undefined) throw new NotFound('order')
  const lines = await listLinesOf(tx, regionId, [orderId])
  const offerIds = lines.map((line) => line.offerId)
  const reason = reasonNotCancellable(order, await firstCutoffOf(tx, regionId, offerIds), at)
  if (reason !== null) throw new OrderNotCancellable(reason)

  await cancelOrders(tx, regionId, [order], { cause: 'asked', by, why, at })
  return getOrder(tx, regionId, orderId)
}
