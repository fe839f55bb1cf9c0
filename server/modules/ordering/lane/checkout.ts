import type { Replacement } from '../order.ts'

export type Channel = 'shop' | 'leader' | 'counter' | 'phone'
export type PaymentMethod = 'wallet' | 'cash' | 'sandbox'

/** What one order of a checkout is to hold: one window, one way of getting the goods. */
export interface CheckoutPart {
  windowId: string
  fulfilment: 'pickup' | 'delivery'
  slot: string | null
  address: Record<string, unknown> | null
  note: string
  lines: readonly { offerId: string; quantity: number; replacement: Replacement }[]
}

/** How it is paid: the last method without an amount takes what the others leave. */
export interface WantedPayment {
  method: PaymentMethod
  amountMinor: number | null
}

/** A checkout as it enters the lane: well-formed, its caller known, nothing decided yet. */
export interface Checkout {
  id: string
  regionId: string
  personId: string
  /** Re-read by the batch: a session ended or a grant taken back meanwhile refuses. */
  sessionId: string
  /** The grant that lets a leader, station or support order for others; null for one's own. */
  grantId: string | null
  key: string
  /** Within whose keys it is unique: the caller's, or a draft's. */
  keyOwner: string
  requestHash: Buffer
  channel: Channel
  /** Null for a walk-in at a counter. */
  residentId: string | null
  /** The person whose own the resident must be; null where it is ordered for another. */
  ownerId: string | null
  communityId: string
  /** Leader whose link was used; null leaves it to the resident's or the community's. */
  linkLeaderId: string | null
  /** Who takes the cash on the spot, as the account cash:…; null when cash waits for the handover. */
  cashAccount: string | null
  parts: readonly CheckoutPart[]
  payments: readonly WantedPayment[]
  /** The token of the quote the person saw; another price then refuses. Null accepts any. */
  quoteToken: string | null
}
