import { listCommunitiesByIds } from '#places'
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
  /** Version read of each pair; 0 where the community said nothing. Absent: whatever is there. */
  overrides: readonly (WantedOverride & { version?: number | undefined })[]
}

/**
 * Sets what communities sell otherwise than their region: kept off, put on, or at another price. A
 * pair with neither goes back to the region's word. All or none: a price list is changed as one.
 */
export async function setAssortment(tx: Tx, change: AssortmentChange): Promise<Override[]> {
  const { regionId, overrides } = change
  if (new Set(overrides.map(pairOf)).size < overrides.length) {
    throw new Invalid('overrides', 'A listing is named twice. Name each once.')
  }
  const listingIds = [...new Set(overrides.map(({ listingId }) => listingId))]
  const communityIds = [...new Set(overrides.map(({ communityId }) => communityId))]
  const known = await listCommunitiesByIds(tx, regionId, communityIds)
  if (known.length < communityIds.length) throw new NotFound('community')
  await lockListings(tx, regionId, listingIds)
  const listed = await listListings(tx, regionId, { ids: listingIds })
  if (listed.length < listingIds.length) throw new NotFound('listing')
  const named = new Set(overrides.map(pairOf))
  const pairs = async () =>
    (await communityPrices(tx, regionId, communityIds, listingIds)).filter((one) =>
      named.has(pairOf(one)),
    )
  refuseStale(await pairs(), overrides)
  await writeOverrides(tx, regionId, overrides)
  await announceAll(
    tx,
    overrides.map(({ listingId, communityId, isListed, priceMinor }) => ({
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
  return pairs()
}

const pairOf = ({ listingId, communityId }: { listingId: string; communityId: string }): string =>
  `${listingId}/${communityId}`

function refuseStale(before: readonly Override[], overrides: AssortmentChange['overrides']): void {
  const versions = new Map(before.map((override) => [pairOf(override), override.version]))
  for (const override of overrides) {
    const inForce = versions.get(pairOf(override)) ?? 0
    if (override.version !== undefined && override.version !== inForce) {
      throw new Stale('assortment', inForce)
    }
  }
}
