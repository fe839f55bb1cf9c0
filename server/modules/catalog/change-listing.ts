import type { Tx } from '#platform/db'
import { announceListing, type ListingTerms } from './create-listing.ts'
import type { By } from './create-product.ts'
import { getListing, type Listing, lockListings, updateListing } from './queries/listings.ts'
import { touchPriceBook } from './queries/price-books.ts'

export interface ListingChange extends By {
  regionId: string
  id: string
  version: number
  terms: ListingTerms
}

/** Changes a region's price, limit or whether it sells; the version must be the one read. */
export async function changeListing(tx: Tx, change: ListingChange): Promise<Listing> {
  const { regionId, id, version, terms } = change
  await lockListings(tx, regionId, [id])
  const before = await getListing(tx, regionId, id)
  await updateListing(tx, { regionId, id, version, ...terms })
  const body = { ...terms, beforeMinor: before.priceMinor, wasListed: before.isListed }
  await announceListing(tx, 'listing.changed', change, body, change)
  await touchPriceBook(tx, regionId)
  return getListing(tx, regionId, id)
}
