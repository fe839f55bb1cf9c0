/** Money on its way in: for orders, or into a wallet. Instants of null have not come. */
export interface Payment {
  regionId: string
  id: string
  /** wallet, cash, or the name of an online provider. */
  provider: string
  providerReference: string | null
  amountMinor: number
  currency: string
  accountId: string | null
  /** The wallet that is topped up; null where orders are paid. */
  topUpAccountId: string | null
  payerId: string | null
  payerResidentId: string | null
  redirectUrl: string | null
  createdAt: Date
  expiresAt: Date | null
  capturedAt: Date | null
  providerPaidAt: Date | null
  expiredAt: Date | null
  failedAt: Date | null
  failedWhy: string | null
}

export interface PaidOrder {
  orderId: string
  amountMinor: number
}

export const PAYMENT_STATES = ['waiting', 'captured', 'failed', 'expired'] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]

/** Money that came wins over everything that was said before. */
export function paymentState(
  payment: Pick<Payment, 'capturedAt' | 'failedAt' | 'expiredAt'>,
): PaymentState {
  if (payment.capturedAt !== null) return 'captured'
  if (payment.failedAt !== null) return 'failed'
  return payment.expiredAt !== null ? 'expired' : 'waiting'
}
