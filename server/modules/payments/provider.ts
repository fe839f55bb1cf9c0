/**
 * What an online payment provider must be able to do. Every call goes over the network, so none is
 * made inside a transaction; every call may be made again with the same number and does it once.
 */
export interface PaymentProvider {
  readonly name: string
  /** Ours at the provider: what comes for another is not for us. */
  readonly merchant: string
  /** Asks for a payment. Again with the same payment it gives the same one. */
  create(wanted: {
    payment: ProviderPayment
    description: string
    /** Where the payer's browser goes afterwards. */
    returnUrl: string
    notifyUrl: string
  }): Promise<CreatedPayment>
  /** How a payment stands, by our number; null when the provider never heard of it. */
  query(number: string): Promise<PaymentStanding | null>
  /** Asks for money to go back. Again with the same refund number it does it once. */
  refund(wanted: ProviderRefund): Promise<RefundStanding>
  /** How a refund stands, by our number; null when the provider never heard of it. */
  queryRefund(number: string): Promise<RefundStanding | null>
  /**
   * What a message says, once its signature and time are proven. Headers have lower-case names.
   * @throws NotificationRefused when they are not
   */
  verifyNotification(
    headers: Readonly<Record<string, string | string[] | undefined>>,
    rawBody: Buffer,
  ): ProviderEvent
  /** Everything that was paid and given back on a day (UTC) of the provider. */
  dailyBill(date: string): Promise<BillLine[]>
}

export interface ProviderPayment {
  regionId: string
  id: string
  /** Region and id in one, as the provider knows it. */
  number: string
  amountMinor: number
  currency: string
  /** How long it may be paid, from now. */
  expiresInSeconds: number
}

export interface CreatedPayment {
  reference: string
  redirectUrl: string
  expiresAt: Date
}

export interface PaymentStanding {
  state: 'waiting' | 'paid' | 'closed'
  merchant: string
  reference: string
  amountMinor: number
  currency: string
  paidAt: Date | null
}

export interface ProviderRefund {
  /** Region, id and try in one, as the provider knows it. */
  number: string
  /** Our number of the payment. */
  paymentNumber: string
  amountMinor: number
  currency: string
  reason: string
}

export interface RefundStanding {
  state: 'processing' | 'succeeded' | 'failed'
  reference: string
  amountMinor: number
  currency: string
  settledAt: Date | null
  why: string | null
}

/** What a verified notification tells. */
export interface ProviderEvent {
  eventId: string
  kind: 'payment.paid' | 'payment.closed' | 'refund.succeeded' | 'refund.failed'
  merchant: string
  /** Our number of the payment or refund. */
  number: string
  reference: string
  amountMinor: number
  currency: string
  occurredAt: Date
  why: string | null
}

export interface BillLine {
  kind: 'payment' | 'refund'
  number: string
  reference: string
  amountMinor: number
  currency: string
  at: Date
}

/** The online providers that are offered, by name. */
export type Providers = ReadonlyMap<string, PaymentProvider>
