import { listCommunitiesByIds, mapPickupStationIds } from '#places'
import type { Queryable } from '#platform/db'
import { readSettingsOfCommunities } from '#platform/settings'
import type { PriceBook, PricedOffer, ServedCommunity } from '#pricing'
import {
  type BookOfferRow,
  type BookOverride,
  findBookRow,
  listBookOffers,
  listBookOverrides,
  listCommunityIdsOf,
} from './queries/price-book.ts'

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
  const { readAt, ...book } = row
  const communities = await servedCommunities(db, regionId, windowId, readAt)
  const offers = await listBookOffers(db, regionId, windowId)
  const overrides = await listBookOverrides(db, regionId, windowId)
  return {
    regionId,
    windowId,
    ...book,
    communities,
    offers: pricedOffers(offers, overrides),
  }
}

// Where nobody can fetch what was ordered, nothing can be ordered.
async function servedCommunities(
  db: Queryable,
  regionId: string,
  windowId: string,
  at: Date,
): Promise<PriceBook['communities']> {
  const ids = await listCommunityIdsOf(db, regionId, windowId)
  const stations = await mapPickupStationIds(db, regionId, ids)
  const settings = await readSettingsOfCommunities(db, regionId, ids, at)
  const served: [string, ServedCommunity][] = []
  for (const { id, minimumOrderMinor, closedAt } of await listCommunitiesByIds(db, regionId, ids)) {
    const pickupStationId = stations.get(id)
    if (closedAt !== null || pickupStationId === undefined) continue
    const inForce = settings.get(id)!
    served.push([
      id,
      {
        minimumOrderMinor,
        pickupStationId,
        deliveryFeeMinor: inForce['order.deliveryFeeMinor'],
        freeDeliveryFromMinor: inForce['order.freeDeliveryFromMinor'],
        defaultCommissionBasisPoints: inForce['leader.defaultCommissionBasisPoints'],
      },
    ])
  }
  return new Map(served)
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
