import type { Queryable } from '#platform/db'
import { capturedOf, refundableOf } from './queries/captured.ts'
import { listOrdersOfPayments, listPaymentsOf } from './queries/payments.ts'
import { listRefundsOf } from './queries/refunds.ts'
import { shownPayment, shownRefund } from './shown.ts'

/** What was paid for an order and what was given back, as staff see it. */
export async function listPaymentsAndRefunds(db: Queryable, regionId: string, orderId: string) {
  const payments = await listPaymentsOf(db, regionId, orderId)
  const ids = payments.map((payment) => payment.id)
  const orders = await listOrdersOfPayments(db, regionId, ids)
  const refunds = await listRefundsOf(db, regionId, orderId)
  const paidMinor = (await capturedOf(db, regionId, [orderId])).get(orderId) ?? 0
  const leftMinor = (await refundableOf(db, regionId, [orderId])).get(orderId) ?? 0
  return {
    payments: payments.map((payment) =>
      shownPayment(
        payment,
        orders.filter((order) => order.paymentId === payment.id),
      ),
    ),
    refunds: refunds.map(shownRefund),
    paidMinor,
    refundedMinor: paidMinor - leftMinor,
  }
}
