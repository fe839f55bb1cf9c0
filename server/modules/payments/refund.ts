/** Money on its way back. Issued once it is owed; from then on it is not in the order's escrow. */
export interface Refund {
  regionId: string
  id: string
  paymentId: string
  orderId: string | null
  amountMinor: number
  currency: string
  reason: string
  route: RefundRoute
  providerReference: string | null
  /** Finance's own decision, beside what the order was due to give back. */
  isGoodwill: boolean
  issuedBy: string | null
  issuedAt: Date
  attempts: number
  nextTryAt: Date | null
  askedAt: Date | null
  failedAt: Date | null
  lastError: string | null
  alertedAt: Date | null
  succeededAt: Date | null
  reroutedAt: Date | null
  reroutedTo: string | null
}

/** original: the way it came; wallet; cash: by the holder's hand; bank: by finance's hand. */
export const REFUND_ROUTES = ['original', 'wallet', 'cash', 'bank'] as const
export type RefundRoute = (typeof REFUND_ROUTES)[number]

export const REFUND_STATES = [
  'waiting',
  'asked',
  'failing',
  'alerted',
  'succeeded',
  'rerouted',
] as const
export type RefundState = (typeof REFUND_STATES)[number]

/** alerted: failed so often that a person must look; asked: the provider's answer is not known. */
export function refundState(
  refund: Pick<Refund, 'succeededAt' | 'reroutedAt' | 'alertedAt' | 'askedAt' | 'failedAt'>,
): RefundState {
  if (refund.succeededAt !== null) return 'succeeded'
  if (refund.reroutedAt !== null) return 'rerouted'
  if (refund.alertedAt !== null) return 'alerted'
  if (refund.askedAt !== null) return 'asked'
  return refund.failedAt !== null ? 'failing' : 'waiting'
}
