import { getCommunity } from '#places'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { Invalid, NotFound, Stale } from '#platform/refusals'
import type { By } from './create-product.ts'
import {
  communityPrices,
  listListings,
  lockListings,
  type Override,
  type WantedOverride,
  writeOverrides,
} from './queries/listings.ts'
import { touchPriceBook } from './queries/price-books.ts'

export interface AssortmentChange extends By {
  regionId: string
  communityId: string
  /** Version read of each pair; 0 where the community said nothing. Absent: whatever is there. */
  overrides: readonly (WantedOverride & { version?: number | undefined })[]
}

/**
 * Sets what a community sells otherwise than its region: kept off, put on, or at another price.
 * A pair with neither goes back to the region's word.
 */
export async function setAssortment(tx: Tx, change: AssortmentChange): Promise<Override[]> {
  const { regionId, communityId, overrides } = change
  const ids = overrides.map((override) => override.listingId)
  if (new Set(ids).size < ids.length) {
    throw new Invalid('overrides', 'A listing is named twice. Name each once.')
  }
  await getCommunity(tx, regionId, communityId)
  await lockListings(tx, regionId, ids)
  if ((await listListings(tx, regionId, { ids })).length < ids.length) throw new NotFound('listing')
  const before = await communityPrices(tx, regionId, [communityId], ids)
  refuseStale(before, overrides)
  await writeOverrides(tx, regionId, communityId, overrides)
  await announceAll(
    tx,
    overrides.map(({ listingId, isListed, priceMinor }) => ({
      type: 'listing.overridden',
      regionId,
      subjectKind: 'listing',
      subjectId: listingId,
      body: { communityId, isListed, priceMinor },
      actorId: change.actorId,
      occurredAt: change.at,
    })),
  )
  await touchPriceBook(tx, regionId)
  return communityPrices(tx, regionId, [communityId], ids)
}

function refuseStale(before: readonly Override[], overrides: AssortmentChange['overrides']): void {
  const versions = new Map(before.map((override) => [override.listingId, override.version]))
  for (const { listingId, version } of overrides) {
    const inForce = versions.get(listingId) ?? 0
    if (version !== undefined && version !== inForce) throw new Stale('assortment', inForce)
  }
}
