import type { TaxMode } from '#platform/money'

/** An offer with all that its price is made of. Prices are per piece, or per kg where weighed. */
export interface PricedOffer {
  offerId: string
  listingId: string
  skuId: string
  productId: string
  supplierId: string | null
  name: Readonly<Record<string, string>>
  measure: 'piece' | 'case' | 'about' | 'weighed'
  storage: 'ambient' | 'chilled' | 'frozen'
  taxCode: string
  taxRateBasisPoints: number
  isListed: boolean
  listPriceMinor: number
  /** What this window asks instead; null for the listing's or community's price. */
  windowPriceMinor: number | null
  /** By community: whether it is listed there and at what price, where that differs. */
  communities: ReadonlyMap<string, { isListed: boolean | null; priceMinor: number | null }>
  costMinor: number | null
  /** What the offer itself grants; null leaves it to the leader's plan. */
  commissionBasisPoints: number | null
  limitPerResident: number | null
  cutoffAt: Date
  supply: { kind: 'cap' } | { kind: 'stock'; stationId: string }
  stepGrams: number
  minimumGrams: number
  withdrawnAt: Date | null
  sort: number
}

/** What holds for the orders of one community. */
export interface ServedCommunity {
  /** The least that an order must come to. */
  minimumOrderMinor: number
  /** Where its bags wait. */
  pickupStationId: string
  deliveryFeeMinor: number
  /** Goods from this amount on are delivered free; null never. */
  freeDeliveryFromMinor: number | null
  /** What a leader earns where neither offer, leader, level nor SKU says another rate. */
  defaultCommissionBasisPoints: number
  /** How long an unpaid order keeps its goods. */
  holdMinutes: number
}

/** All that a quote in one window depends on, as it stood at a version. */
export interface PriceBook {
  regionId: string
  currency: string
  taxMode: TaxMode
  /** Raised by listings, products and settings; with the window's version it says what is stale. */
  bookVersion: number
  windowId: string
  windowVersion: number
  opensAt: Date
  closesAt: Date
  pickupDate: string
  slots: readonly { from: string; to: string }[]
  publishedAt: Date | null
  withdrawnAt: Date | null
  communities: ReadonlyMap<string, ServedCommunity>
  offers: ReadonlyMap<string, PricedOffer>
}
