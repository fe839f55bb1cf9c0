import { listPaymentsAndRefunds } from '#payments'
import type { Queryable } from '#platform/db'

/** What was paid for an order and what came back, as far as the one who ordered need know. */
export async function moneyOfOrder(db: Queryable, regionId: string, orderId: string) {
  const money = await listPaymentsAndRefunds(db, regionId, orderId)
  return {
    paidMinor: money.paidMinor,
    refundedMinor: money.refundedMinor,
    payments: money.payments.map((payment) => ({
      id: payment.id,
      method: payment.provider as 'wallet' | 'cash' | 'sandbox',
      amountMinor: payment.orders.find((one) => one.orderId === orderId)?.amountMinor ?? 0,
      state: payment.state,
      createdAt: payment.createdAt,
      capturedAt: payment.capturedAt,
      expiresAt: payment.expiresAt,
    })),
    refunds: money.refunds.map(
      ({ id, amountMinor, reason, route, state, issuedAt, succeededAt }) => ({
        id,
        amountMinor,
        reason,
        route,
        state,
        issuedAt,
        succeededAt,
      }),
    ),
  }
}
