import type { OpenMarket } from '../market/market.ts'
import { openMarketWindow } from '../market/set-up-shelf.ts'

/** Offers of the window of the day, as the shop's first page shows them. */
export const OFFERS = 24
const STEP = 41

/** A window of few goods that half of the communities sell at prices of their own. */
export async function openTodayWindow({ market, api, db }: OpenMarket): Promise<string> {
  const { regionId, communityIds, admin } = market
  const listingIds = Array.from({ length: OFFERS }, (_, at) => market.listingIds[at * STEP]!)
  const cheaper = communityIds.filter((_, at) => at % 2 === 0)
  await api.ask({
    method: 'PUT',
    path: `/regions/${regionId}/price-list`,
    token: admin,
    body: {
      overrides: cheaper.flatMap((communityId, at) =>
        listingIds.map((listingId) => ({
          ...{ communityId, listingId, isListed: null },
          priceMinor: 100 + at,
        })),
      ),
    },
  })
  const { windowId } = await openMarketWindow(db, api, admin, {
    ...{ regionId, communityIds, listingIds },
  })
  return windowId
}
