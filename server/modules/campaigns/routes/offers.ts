import { listListings, listSkus } from '#catalog'
import { businessNow } from '#platform/clock'
import type { Db } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import { cutPrice, previewPriceCut } from '../cut-price.ts'
import type { Offer } from '../offer.ts'
import { getOffer, listOffers } from '../queries/offers.ts'
import { listPriceCuts } from '../queries/price-cuts.ts'
import { getWindow } from '../queries/windows.ts'
import {
  NewVersion,
  OfferPage,
  OffersQuery,
  OffersWish,
  PriceCutDone,
  PriceCutList,
  PriceCutPreview,
  PriceCutQuery,
  PriceCutWish,
} from '../schemas/offers.ts'
import { Withdrawal } from '../schemas/windows.ts'
import { setOffers } from '../set-offers.ts'
import { withdrawOffer } from '../withdraw-offer.ts'
import { EDITORS, READERS } from './access.ts'
import { PAGE, pageOf, readCursor, termsFrom, wiredSupply } from './wire.ts'

const TAG = 'campaigns'
const OFFERS_BYTES = 4 * 1024 * 1024

export const offerRoutes = (): AnyRoute[] => [
  listOffersRoute(),
  setOffersRoute(),
  withdrawOfferRoute(),
  previewPriceCutRoute(),
  listPriceCutsRoute(),
  cutPriceRoute(),
]

const listOffersRoute = () =>
  route({
    name: 'listOffers',
    method: 'GET',
    path: '/regions/:region/windows/:window/offers',
    tag: TAG,
    summary: 'Offers of a window with cost, commission and what is ordered.',
    access: READERS,
    query: OffersQuery,
    reply: OfferPage,
    read: async ({ db, params, query }) => {
      const { limit = PAGE } = query
      const window = await getWindow(db, params.region, params.window)
      const [sort, id] = readCursor(query.cursor, ['number', 'id']) ?? []
      const rows = await listOffers(db, {
        regionId: params.region,
        windowId: window.id,
        after: sort === undefined || id === undefined ? undefined : { sort, id },
        limit: limit + 1,
      })
      const page = pageOf(rows, limit, (row) => [row.sort, row.id])
      return { ...page, items: await wired(db, params.region, page.items) }
    },
  })

async function wired(db: Db, regionId: string, offers: readonly Offer[]) {
  const skus = await listSkus(db, [...new Set(offers.map((offer) => offer.skuId))])
  const ids = offers.map((offer) => offer.listingId)
  const listings = await listListings(db, regionId, { ids })
  const skuOf = new Map(skus.map((sku) => [sku.id, sku]))
  const priceOf = new Map(listings.map((listing) => [listing.id, listing.priceMinor]))
  return offers.map(({ windowId: _, withdrawnOrders: __, supply, ...offer }) => ({
    ...offer,
    ...wiredSupply(supply),
    name: skuOf.get(offer.skuId)!.names,
    measure: skuOf.get(offer.skuId)!.measure,
    listPriceMinor: priceOf.get(offer.listingId)!,
  }))
}

const setOffersRoute = () =>
  route({
    name: 'setOffers',
    method: 'PUT',
    path: '/regions/:region/windows/:window/offers',
    tag: TAG,
    summary: 'Set many offers of a window in one go, also while it is open.',
    access: EDITORS,
    body: OffersWish,
    bodyLimitBytes: OFFERS_BYTES,
    reply: NewVersion,
    write: ({ tx, at, caller, params, body }) =>
      setOffers(tx, {
        regionId: params.region,
        windowId: params.window,
        version: body.version,
        offers: termsFrom(body.offers),
        acceptWarnings: body.acceptWarnings ?? false,
        priceCutPolicy: body.priceCutPolicy ?? null,
        by: caller.personId,
        at,
      }),
  })

const withdrawOfferRoute = () =>
  route({
    name: 'withdrawOffer',
    method: 'POST',
    path: '/regions/:region/windows/:window/offers/:offer/withdrawal',
    tag: TAG,
    summary: 'Take an offer off sale; what was ordered is cancelled and paid back, or delivered.',
    access: EDITORS,
    body: Withdrawal,
    reply: NewVersion,
    status: 201,
    moves: true,
    write: ({ tx, at, caller, params, body }) =>
      withdrawOffer(tx, {
        regionId: params.region,
        windowId: params.window,
        offerId: params.offer,
        ...body,
        by: caller.personId,
        at,
      }),
  })

const previewPriceCutRoute = () =>
  route({
    name: 'previewPriceCut',
    method: 'GET',
    path: '/regions/:region/windows/:window/offers/:offer/price-cut-preview',
    tag: TAG,
    summary: 'Who paid more than a lower price, and what giving the difference back would cost.',
    access: READERS,
    query: PriceCutQuery,
    reply: PriceCutPreview,
    read: async ({ db, params, query }) =>
      previewPriceCut(
        db,
        { regionId: params.region, windowId: params.window, offerId: params.offer },
        query.toMinor,
        await businessNow(db),
      ),
  })

const listPriceCutsRoute = () =>
  route({
    name: 'listPriceCuts',
    method: 'GET',
    path: '/regions/:region/windows/:window/offers/:offer/price-cuts',
    tag: TAG,
    summary: 'How the price of an offer was cut while it was open.',
    access: READERS,
    reply: PriceCutList,
    read: async ({ db, params }) => {
      const offer = await getOffer(db, params.region, params.window, params.offer)
      return listPriceCuts(db, params.region, offer.id)
    },
  })

const cutPriceRoute = () =>
  route({
    name: 'cutPrice',
    method: 'POST',
    path: '/regions/:region/windows/:window/offers/:offer/price-cuts',
    tag: TAG,
    summary: 'Lower a price while people are ordering, and settle with those who paid more.',
    access: EDITORS,
    body: PriceCutWish,
    reply: PriceCutDone,
    status: 201,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      const { cut, version } = await cutPrice(tx, {
        regionId: params.region,
        windowId: params.window,
        offerId: params.offer,
        ...body,
        by: caller.personId,
        at,
      })
      const { regionId: _, by: __, at: ___, ...shown } = cut
      return { cut: shown, version }
    },
  })
