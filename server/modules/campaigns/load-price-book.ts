import type { Queryable } from '#platform/db'
import type { PriceBook, PricedOffer } from '#pricing'
import {
  type BookOfferRow,
  type BookOverride,
  findBookRow,
  listBookCommunities,
  listBookOffers,
  listBookOverrides,
} from './queries/price-book.ts'
import { settingsInForce } from './queries/settings.ts'

const FEE = 'order.deliveryFeeMinor'
const FREE_FROM = 'order.freeDeliveryFromMinor'

/**
 * All that quotes in a window depend on; null when there is no such window. Unpublished and
 * withdrawn windows have a book too: the quote refuses by it.
 */
export async function loadPriceBook(
  db: Queryable,
  regionId: string,
  windowId: string,
): Promise<PriceBook | null> {
  // Versions first: what is changed while the rest is read makes the book stale, never wrong.
  const row = await findBookRow(db, regionId, windowId)
  if (row === undefined) return null
  const communities = await listBookCommunities(db, regionId, windowId)
  const offers = await listBookOffers(db, regionId, windowId)
  const overrides = await listBookOverrides(db, regionId, windowId)
  const settings = await settingsInForce(db, regionId, [FEE, FREE_FROM])
  return {
    regionId,
    windowId,
    ...row,
    communities: new Map(communities.map(({ id, ...community }) => [id, community])),
    offers: pricedOffers(offers, overrides),
    deliveryFeeMinor: Number(settings.get(FEE) ?? 0),
    freeDeliveryFromMinor: (settings.get(FREE_FROM) as number | null | undefined) ?? null,
  }
}

function pricedOffers(
  rows: readonly BookOfferRow[],
  overrides: readonly BookOverride[],
): Map<string, PricedOffer> {
  const ofListing = new Map<string, Map<string, Omit<BookOverride, 'listingId' | 'communityId'>>>()
  for (const { listingId, communityId, isListed, priceMinor } of overrides) {
    const communities = ofListing.get(listingId) ?? new Map()
    ofListing.set(listingId, communities.set(communityId, { isListed, priceMinor }))
  }
  return new Map(
    rows.map(({ stationId, ...offer }) => [
      offer.offerId,
      {
        ...offer,
        communities: ofListing.get(offer.listingId) ?? new Map(),
        supply: stationId === null ? { kind: 'cap' } : { kind: 'stock', stationId },
      },
    ]),
  )
}
