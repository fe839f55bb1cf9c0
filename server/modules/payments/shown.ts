import { type PaidOrder, type Payment, paymentState } from './payment.ts'
import { type Refund, refundState } from './refund.ts'

/** A payment as the API shows it. */
export const shownPayment = (payment: Payment, orders: readonly PaidOrder[]) => ({
  id: payment.id,
  provider: payment.provider,
  state: paymentState(payment),
  amountMinor: payment.amountMinor,
  currency: payment.currency,
  isTopUp: payment.topUpAccountId !== null,
  redirectUrl: payment.redirectUrl,
  failedWhy: payment.failedWhy,
  createdAt: payment.createdAt,
  expiresAt: payment.expiresAt,
  capturedAt: payment.capturedAt,
  orders: orders.map(({ orderId, amountMinor }) => ({ orderId, amountMinor })),
})

/** A refund as the API shows it. */
export const shownRefund = (refund: Refund) => ({
  id: refund.id,
  paymentId: refund.paymentId,
  orderId: refund.orderId,
  amountMinor: refund.amountMinor,
  currency: refund.currency,
  reason: refund.reason,
  route: refund.route,
  state: refundState(refund),
  issuedAt: refund.issuedAt,
  attempts: refund.attempts,
  lastError: refund.lastError,
  nextTryAt: refund.nextTryAt,
  succeededAt: refund.succeededAt,
  reroutedTo: refund.reroutedTo,
})
