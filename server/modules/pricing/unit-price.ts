import type { PricedOffer } from './price-book.ts'

/** One step of how a price came about, for the person who asks. */
export interface Step {
  what: 'list' | 'community' | 'window' | 'goods' | 'discount' | 'fee' | 'free-delivery' | 'tax'
  amountMinor: number
}

export interface UnitPrice {
  /** Per piece, or per kg where weighed. */
  unitPriceMinor: number
  steps: Step[]
}

/** List price, then the community's instead, then the window's instead; each step is told. */
export function unitPrice(offer: PricedOffer, communityId: string): UnitPrice {
  const steps: Step[] = [{ what: 'list', amountMinor: offer.listPriceMinor }]
  const here = offer.communities.get(communityId)?.priceMinor ?? null
  if (here !== null) steps.push({ what: 'community', amountMinor: here })
  if (offer.windowPriceMinor !== null) {
    steps.push({ what: 'window', amountMinor: offer.windowPriceMinor })
  }
  return { unitPriceMinor: steps.at(-1)!.amountMinor, steps }
}

/** Whether a community may order it at all. */
export function isOfferedIn(offer: PricedOffer, communityId: string): boolean {
  if (offer.withdrawnAt !== null) return false
  return offer.communities.get(communityId)?.isListed ?? offer.isListed
}
