import { businessNow } from '#platform/clock'
import type { Db } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { isOfferedIn, type PriceBook, type PricedOffer, unitPrice } from '#pricing'
import { mapStockLeft } from '#stock'
import { listSupplies } from './queries/supplies.ts'
import { listWindowsOfCommunity } from './queries/window-lists.ts'
import { readShelf, type Shelf } from './shelf.ts'
import { type Window, windowState } from './window.ts'

const DAY_MS = 86_400_000
const DAYS_SHOWN_AHEAD = 7

/** Windows that are open at an instant for a community, by opening. */
export const currentWindows = (
  db: Db,
  regionId: string,
  communityId: string,
  at: Date,
): Promise<Window[]> =>
  listWindowsOfCommunity(db, regionId, communityId, { endAfter: at, openBy: at })

/** What a community can order from now and in the next days, with the time that decides. */
export async function showWindows(db: Db, regionId: string, communityId: string) {
  const at = await businessNow(db)
  const openBy = new Date(at.getTime() + DAYS_SHOWN_AHEAD * DAY_MS)
  const windows = await listWindowsOfCommunity(db, regionId, communityId, { endAfter: at, openBy })
  return { serverTime: at, windows: windows.map((window) => summaryOf(window, at)) }
}

const summaryOf = (window: Window, at: Date) => ({
  id: window.id,
  name: window.name,
  state: windowState(window, at) === 'open' ? ('open' as const) : ('upcoming' as const),
  opensAt: window.opensAt,
  closesAt: window.closesAt,
  pickupDate: window.pickupDate,
  slots: window.slots,
  version: window.version,
})

/** A window as a community sees it: its offers at this community's prices, and what is left. */
export async function showWindow(
  db: Db,
  path: { regionId: string; communityId: string; windowId: string },
) {
  const { regionId, communityId, windowId } = path
  const shelf = await readShelf(db, regionId, windowId)
  const served = shelf?.book.communities.get(communityId)
  if (!shelf || !served || !isShown(shelf.book)) throw new NotFound('window')
  const at = await businessNow(db)
  const { book } = shelf
  const offers = [...book.offers.values()].filter((offer) => isOfferedIn(offer, communityId))
  const sold = await leftAndSold(db, book, offers)
  return {
    serverTime: at,
    id: windowId,
    state: stateOf(book, at),
    currency: book.currency,
    taxMode: book.taxMode,
    opensAt: book.opensAt,
    closesAt: book.closesAt,
    pickupDate: book.pickupDate,
    slots: book.slots,
    version: book.windowVersion,
    minimumOrderMinor: served.minimumOrderMinor,
    deliveryFeeMinor: served.deliveryFeeMinor,
    freeDeliveryFromMinor: served.freeDeliveryFromMinor,
    pickupStationId: served.pickupStationId,
    offers: offers.map((offer) => shownOffer(offer, shelf, communityId, sold.get(offer.offerId)!)),
  }
}

const isShown = ({ publishedAt, withdrawnAt }: PriceBook): boolean =>
  publishedAt !== null && withdrawnAt === null

function stateOf(book: Shelf['book'], at: Date): 'upcoming' | 'open' | 'closed' {
  if (at >= book.closesAt) return 'closed'
  return at >= book.opensAt ? 'open' : 'upcoming'
}

interface LeftAndSold {
  left: number | null
  sold: number
}

async function leftAndSold(
  db: Db,
  book: PriceBook,
  offers: readonly PricedOffer[],
): Promise<Map<string, LeftAndSold>> {
  const offerIds = offers.map(({ offerId }) => offerId)
  const supplies = await listSupplies(db, book.regionId, offerIds)
  const keys = offers.flatMap(({ supply, skuId }) =>
    supply.kind === 'stock' ? [{ stationId: supply.stationId, skuId }] : [],
  )
  const stock =
    keys.length === 0 ? new Map() : await mapStockLeft(db, book.regionId, keys, book.pickupDate)
  return new Map(
    offers.map(({ offerId, supply, skuId }) => {
      const { cap, reserved } = supplies.get(offerId)!
      const left =
        supply.kind === 'stock'
          ? (stock.get(`${supply.stationId}/${skuId}`) ?? 0)
          : cap === null
            ? null
            : cap - reserved
      return [offerId, { left, sold: reserved }]
    }),
  )
}

function shownOffer(
  offer: PricedOffer,
  shelf: Shelf,
  communityId: string,
  { left, sold }: LeftAndSold,
) {
  const goods = shelf.goods.get(offer.skuId)!
  const { unitPriceMinor, steps } = unitPrice(offer, communityId)
  const usual = steps.findLast((step) => step.what !== 'window')!
  return {
    offerId: offer.offerId,
    listingId: offer.listingId,
    skuId: offer.skuId,
    productId: offer.productId,
    categoryId: goods.categoryId,
    name: goods.names,
    brand: goods.brand,
    origin: goods.origin,
    storage: offer.storage,
    pictureIds: goods.pictureIds,
    measure: offer.measure,
    unit: goods.unit,
    aboutGrams: goods.aboutGrams,
    piecesPerCase: goods.piecesPerCase,
    stepGrams: offer.measure === 'weighed' ? offer.stepGrams : null,
    minimumGrams: offer.measure === 'weighed' ? offer.minimumGrams : null,
    unitPriceMinor,
    usualPriceMinor: usual.amountMinor,
    cutoffAt: offer.cutoffAt,
    limitPerResident: offer.limitPerResident,
    left,
    sold,
    isNew: shelf.newSkuIds.has(offer.skuId),
  }
}
