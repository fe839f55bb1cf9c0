import { listListings } from '#catalog'
import { listStationsByIds } from '#places'
import type { Queryable } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { listStandings } from '#suppliers'
import type { NewOffer, OfferTerms } from './offer.ts'
import type { Window } from './window.ts'

/**
 * Offers as they can be written: their listings, stations and suppliers are there, none is named
 * twice, and each ends within its window. Throws Invalid with the place of the first that is not so.
 */
export async function resolveOffers(
  db: Queryable,
  window: Pick<Window, 'regionId' | 'opensAt' | 'closesAt' | 'pickupDate'>,
  terms: readonly OfferTerms[],
): Promise<NewOffer[]> {
  refuseTwice(terms)
  refuseBadCutoffs(window, terms)
  await refuseUnknownStations(db, window.regionId, terms)
  await refuseUnknownSuppliers(db, window, terms)
  const ids = terms.map((offer) => offer.listingId)
  const listings = await listListings(db, window.regionId, { ids })
  const skuIds = new Map(listings.map((listing) => [listing.id, listing.skuId]))
  return terms.map((offer, at) => {
    const skuId = skuIds.get(offer.listingId)
    if (skuId === undefined)
      throw new Invalid(`offers/${at}/listingId`, 'There is no such listing.')
    return { ...offer, id: newId(), skuId }
  })
}

function refuseTwice(terms: readonly OfferTerms[]): void {
  const seen = new Set<string>()
  for (const [at, { listingId }] of terms.entries()) {
    if (seen.has(listingId)) {
      throw new Invalid(`offers/${at}/listingId`, 'This listing is named twice.')
    }
    seen.add(listingId)
  }
}

function refuseBadCutoffs(
  { opensAt, closesAt }: Pick<Window, 'opensAt' | 'closesAt'>,
  terms: readonly OfferTerms[],
): void {
  for (const [at, { cutoffAt }] of terms.entries()) {
    if (cutoffAt === null || (opensAt < cutoffAt && cutoffAt <= closesAt)) continue
    throw new Invalid(
      `offers/${at}/cutoffAt`,
      'An offer ends after its window opens, and no later than its window.',
      { opensAt, closesAt },
    )
  }
}

async function refuseUnknownStations(
  db: Queryable,
  regionId: string,
  terms: readonly OfferTerms[],
): Promise<void> {
  const wanted = terms.map(({ supply }) => (supply.kind === 'stock' ? supply.stationId : null))
  const ids = wanted.filter((id) => id !== null)
  if (ids.length === 0) return
  const stations = await listStationsByIds(db, regionId, ids)
  const open = new Set(stations.filter(({ closedAt }) => closedAt === null).map(({ id }) => id))
  const at = wanted.findIndex((id) => id !== null && !open.has(id))
  if (at >= 0) throw new Invalid(`offers/${at}/stationId`, 'There is no such station.')
}

async function refuseUnknownSuppliers(
  db: Queryable,
  { regionId, pickupDate }: Pick<Window, 'regionId' | 'pickupDate'>,
  terms: readonly OfferTerms[],
): Promise<void> {
  const ids = terms.flatMap(({ supplierId }) => supplierId ?? [])
  if (ids.length === 0) return
  const standings = await listStandings(db, regionId, ids, pickupDate)
  const known = new Set(standings.map(({ id }) => id))
  const at = terms.findIndex(({ supplierId }) => supplierId !== null && !known.has(supplierId))
  if (at >= 0) throw new Invalid(`offers/${at}/supplierId`, 'There is no such supplier.')
}
