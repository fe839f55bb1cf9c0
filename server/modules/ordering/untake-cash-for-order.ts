import { untakeCash } from '#payments'
import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { lockWithPayments } from './lock-with-payments.ts'
import { isEnded } from './order.ts'
import { markUnpaid } from './queries/order-marks.ts'
import { OrderNotCancellable } from './refusals.ts'

/**
 * Hands back the cash that was taken for an order which is open again: the mirror of
 * takeCashForOrder. The order is to be paid in cash when its goods are fetched.
 * @returns what was handed back, in minor units; 0 when no cash was taken
 * @throws CashMovedOn
 */
export async function untakeCashForOrder(
  tx: Tx,
  untaken: { regionId: string; orderId: string; by: string; at: Date },
): Promise<number> {
  const { regionId, orderId } = untaken
  const [order] = await lockWithPayments(tx, regionId, [orderId])
  if (order === undefined) throw new NotFound('order')
  if (isEnded(order) || order.closedAt !== null) {
    throw new OrderNotCancellable('The order is closed. Open it again first.')
  }
  const receipt = await untakeCash(tx, untaken)
  if (receipt === null) return 0
  await markUnpaid(tx, regionId, orderId, receipt.amountMinor)
  return receipt.amountMinor
}
