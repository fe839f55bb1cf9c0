import { listListings } from '#catalog'
import type { Tx } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { listOffers } from './queries/offers.ts'
import { lockWindow } from './queries/windows.ts'
import { OfferedThere } from './refusals.ts'
import { setOffers } from './set-offers.ts'

export interface MarkdownWish {
  regionId: string
  windowId: string
  skuId: string
  /** Where the goods lie. */
  stationId: string
  /** Per piece, or per kg where weighed. */
  priceMinor: number
  by: string
  at: Date
}

/**
 * Offers what lies at a station in a window at a price of its own, as marked-down goods are. Below
 * cost is what a markdown is for: warnings are accepted with it.
 * @throws OfferedThere where the window sells these goods already, and the refusals of setOffers
 */
export async function offerFromStock(tx: Tx, wish: MarkdownWish): Promise<void> {
  const { regionId, windowId, skuId, stationId, priceMinor, by, at } = wish
  const [listing] = await listListings(tx, regionId, { skuIds: [skuId], limit: 1 })
  if (listing === undefined) {
    throw new Invalid('windowId', 'These goods have no price in this region. List them first.')
  }
  const { version } = await lockWindow(tx, regionId, windowId)
  const there = await listOffers(tx, { regionId, windowId })
  if (there.some(({ listingId }) => listingId === listing.id)) throw new OfferedThere(listing.id)
  const sort = Math.max(-1, ...there.map((offer) => offer.sort)) + 1
  await setOffers(tx, {
    ...{ regionId, windowId, version, by, at, acceptWarnings: true, priceCutPolicy: null },
    offers: [
      {
        ...{ listingId: listing.id, priceMinor, costMinor: null, supplierId: null },
        ...{ commissionBasisPoints: null, limitPerResident: null, cutoffAt: null },
        ...{ supply: { kind: 'stock', stationId }, sort },
      },
    ],
  })
}
