import type { OrdersFate } from './window.ts'

/** What an offer may sell from: a pre-sale cap (null: no bound), or what lies at a station. */
export type Supply = { kind: 'cap'; cap: number | null } | { kind: 'stock'; stationId: string }

/** What is said of a listing in a window. Prices and costs per piece, or per kg where weighed. */
export interface OfferTerms {
  listingId: string
  /** Null: sold at the listing's price, or the community's. */
  priceMinor: number | null
  costMinor: number | null
  supplierId: string | null
  /** Null leaves it to the leader's plan. */
  commissionBasisPoints: number | null
  /** Null leaves it to the listing. */
  limitPerResident: number | null
  /** Where the supplier needs it earlier than the window's. */
  cutoffAt: Date | null
  supply: Supply
  sort: number
}

export interface Offer extends OfferTerms {
  id: string
  windowId: string
  skuId: string
  /** Ordered and not given back: pieces, or grams where weighed. */
  reserved: number
  withdrawnAt: Date | null
  withdrawnWhy: string | null
  withdrawnOrders: OrdersFate | null
}

export type NewOffer = OfferTerms & { id: string; skuId: string }
