import {
  communityPrices,
  type Listing,
  listListings,
  listSkus,
  type Override,
  type SkuFacts,
} from '#catalog'
import { listCommunitiesByIds, mapPickupStationIds } from '#places'
import type { Queryable } from '#platform/db'
import { readSettingsOfCommunities } from '#platform/settings'
import type { PriceBook, PricedOffer, ServedCommunity } from '#pricing'
import {
  type BookOfferRow,
  findBookRow,
  listBookOffers,
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
  const offers = await pricedOffers(db, regionId, windowId, [...communities.keys()])
  return { regionId, windowId, ...book, communities, offers }
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
        holdMinutes: inForce['order.holdMinutes'],
      },
    ])
  }
  return new Map(served)
}

// One for all: most offers differ nowhere, and a book holds hundreds.
const NOWHERE_ELSE: PricedOffer['communities'] = new Map()

async function pricedOffers(
  db: Queryable,
  regionId: string,
  windowId: string,
  communityIds: readonly string[],
): Promise<PriceBook['offers']> {
  const rows = await listBookOffers(db, regionId, windowId)
  const listingIds = rows.map((row) => row.listingId)
  const listings = await listListings(db, regionId, { ids: listingIds })
  const skus = await listSkus(db, [...new Set(rows.map((row) => row.skuId))])
  const overrides = await communityPrices(db, regionId, communityIds, listingIds)
  const listingOf = new Map(listings.map((listing) => [listing.id, listing]))
  const skuOf = new Map(skus.map((sku) => [sku.id, sku]))
  const overridesOf = Map.groupBy(overrides, (override) => override.listingId)
  return new Map(
    rows.map((row) => {
      const listing = listingOf.get(row.listingId)!
      const communities = differing(overridesOf.get(row.listingId))
      return [row.offerId, { ...pricedOffer(row, listing, skuOf.get(row.skuId)!), communities }]
    }),
  )
}

function differing(overrides: readonly Override[] | undefined): PricedOffer['communities'] {
  if (overrides === undefined) return NOWHERE_ELSE
  return new Map(
    overrides.map(({ communityId, isListed, priceMinor }) => [
      communityId,
      { isListed, priceMinor },
    ]),
  )
}

function pricedOffer(
  { stationId, ...offer }: BookOfferRow,
  listing: Listing,
  sku: SkuFacts,
): Omit<PricedOffer, 'communities'> {
  return {
    ...offer,
    productId: sku.productId,
    name: sku.names as PricedOffer['name'],
    measure: sku.measure,
    storage: sku.storage,
    taxCode: sku.taxCode,
    taxRateBasisPoints: sku.taxRateBasisPoints,
    isListed: listing.isListed && sku.archivedAt === null,
    listPriceMinor: listing.priceMinor,
    limitPerResident: offer.limitPerResident ?? listing.limitPerResident,
    stepGrams: sku.stepGrams ?? 1,
    minimumGrams: sku.minimumGrams ?? sku.stepGrams ?? 1,
    supply: stationId === null ? { kind: 'cap' } : { kind: 'stock', stationId },
  }
}
