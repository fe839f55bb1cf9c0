import { getRegion } from '#places'
import { isUniqueViolation, type Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { AlreadyExists } from '#platform/refusals'
import type { By } from './create-product.ts'
import { getListing, insertListing, type Listing } from './queries/listings.ts'
import { touchPriceBook } from './queries/price-books.ts'
import { Archived } from './refusals.ts'
import { getSku } from './sku-facts.ts'

export type ListingTerms = Pick<Listing, 'priceMinor' | 'isListed' | 'limitPerResident'>

export interface NewListing extends By {
  regionId: string
  skuId: string
  terms: ListingTerms
}

/** Lists a SKU in a region at a price: per piece, or per kg where weighed. */
export async function createListing(tx: Tx, wish: NewListing): Promise<Listing> {
  const { regionId, skuId, terms } = wish
  await getRegion(tx, regionId)
  const sku = await getSku(tx, skuId)
  if (sku.archivedAt !== null) throw new Archived('SKU')
  const id = newId()
  try {
    await insertListing(tx, { regionId, id, skuId, ...terms })
  } catch (error) {
    if (isUniqueViolation(error)) throw new AlreadyExists('listing', { skuId })
    throw error
  }
  await announceListing(tx, 'listing.created', { regionId, id }, { ...terms, skuId }, wish)
  await touchPriceBook(tx, regionId)
  return getListing(tx, regionId, id)
}

export function announceListing(
  tx: Tx,
  type: string,
  listing: { regionId: string; id: string },
  body: Record<string, unknown>,
  by: By,
): Promise<void> {
  return announce(tx, {
    type,
    regionId: listing.regionId,
    subjectKind: 'listing',
    subjectId: listing.id,
    body,
    actorId: by.actorId,
    occurredAt: by.at,
  })
}
