import type { Tx } from '#platform/db'
import { getPayment } from './queries/payments.ts'
import { getRefund, lockRefund, markSucceeded } from './queries/refunds.ts'
import type { Refund } from './refund.ts'
import { RefundNotOpen } from './refusals.ts'
import { postRefundLeg } from './settle-refund.ts'

/**
 * The holder has handed the cash of a refund back, and owes so much less.
 * @throws NotFound, RefundNotOpen
 */
export async function returnCash(
  tx: Tx,
  handed: { regionId: string; refundId: string; by: string; at: Date },
): Promise<Refund> {
  const { regionId, refundId, by, at } = handed
  await getRefund(tx, regionId, refundId)
  const refund = (await lockRefund(tx, regionId, refundId))!
  if (refund.succeededAt !== null) throw new RefundNotOpen('succeeded')
  if (refund.reroutedAt !== null) throw new RefundNotOpen('rerouted')
  if (refund.route !== 'cash') throw new RefundNotOpen('not-cash')
  const payment = await getPayment(tx, regionId, refund.paymentId)
  await markSucceeded(tx, refund, { at, by })
  await postRefundLeg(tx, refund, payment.accountId!, { at, by })
  return getRefund(tx, regionId, refundId)
}
