import { type PriceBook, unitPrice } from '#pricing'

/** An offer that became cheaper in some community while people were ordering. */
export interface PriceFall {
  offerId: string
  /** The highest price that fell, and what it fell to at least. */
  fromMinor: number
  toMinor: number
}

/** Offers on sale before and after whose price fell somewhere. Pure. */
export function priceFalls(before: PriceBook, after: PriceBook): PriceFall[] {
  const falls: PriceFall[] = []
  for (const [offerId, was] of before.offers) {
    const is = after.offers.get(offerId)
    if (is === undefined || was.withdrawnAt !== null) continue
    const fallen = [...before.communities.keys()]
      .map((communityId) => ({
        fromMinor: unitPrice(was, communityId).unitPriceMinor,
        toMinor: unitPrice(is, communityId).unitPriceMinor,
      }))
      .filter(({ fromMinor, toMinor }) => toMinor < fromMinor)
    if (fallen.length === 0) continue
    falls.push({
      offerId,
      fromMinor: Math.max(...fallen.map((fall) => fall.fromMinor)),
      toMinor: Math.min(...fallen.map((fall) => fall.toMinor)),
    })
  }
  return falls
}
