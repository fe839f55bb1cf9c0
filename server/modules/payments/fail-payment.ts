import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { listOrdersOfPayments, lockPayments, markFailed } from './queries/payments.ts'

/** Ends an online payment that its provider closed unpaid; one that was paid stays so. */
export async function failPayment(
  tx: Tx,
  failure: { regionId: string; paymentId: string; provider: string; why: string; at: Date },
): Promise<void> {
  const { regionId, at, why } = failure
  const [payment] = await lockPayments(tx, regionId, [failure.paymentId])
  if (payment === undefined || payment.provider !== failure.provider) return
  if (payment.capturedAt !== null || payment.failedAt !== null) return
  await markFailed(tx, regionId, payment.id, { at, why })
  const orders = await listOrdersOfPayments(tx, regionId, [payment.id])
  await announce(tx, {
    regionId,
    type: 'payment.failed',
    subjectKind: 'payment',
    subjectId: payment.id,
    body: { paymentId: payment.id, orderIds: orders.map((order) => order.orderId) },
    occurredAt: at,
  })
}
