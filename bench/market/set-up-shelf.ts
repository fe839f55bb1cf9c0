import type { Db } from '#platform/db'
import { sql } from '#platform/db'
import type { Api } from '../calls/api.ts'
import { importTable, sheetOf } from '../calls/sheets.ts'
import { GOODS } from '../peers/goods.ts'

export interface Shelf {
  /** In the order of GOODS. */
  listingIds: string[]
  productIds: string[]
}

export interface MarketWindow {
  windowId: string
  /** In the order in which the listings were given. */
  offerIds: string[]
}

const DAY_MS = 86_400_000

/** A thousand goods with names in three languages, listed in the region. */
export async function setUpShelf(
  db: Db,
  api: Api,
  admin: string,
  regionId: string,
): Promise<Shelf> {
  await api.ask({
    method: 'POST',
    path: '/categories',
    token: admin,
    body: {
      ...{ code: 'FOOD', parentId: null, name: { 'zh-CN': '食品', en: 'Food' }, sort: 0 },
      ...{ taxCode: null, taxRateBasisPoints: null, labelFields: [] },
    },
  })
  const table = sheetOf(
    ['code', 'name', 'name en', 'category code', 'tax code', 'tax rate', 'measure', 'price'],
    GOODS.map(({ code, name, english, priceMinor }) => [
      ...[code, name, english, 'FOOD', 'standard', '9%', 'piece'],
      (priceMinor / 100).toFixed(2),
    ]),
  )
  await importTable(api, admin, `/regions/${regionId}/goods/imports`, table)
  const { rows } = await sql<{ listingId: string; productId: string }>`
    select l.id as "listingId", s.product_id as "productId"
    from listings l join skus s on s.id = l.sku_id
    where l.region_id = ${regionId} order by s.code`.execute(db)
  return {
    listingIds: rows.map(({ listingId }) => listingId),
    productIds: rows.map(({ productId }) => productId),
  }
}

/** Publishes a window with all listings for all communities; open now and for two days. */
export async function openMarketWindow(
  db: Db,
  api: Api,
  admin: string,
  market: { regionId: string; communityIds: string[]; listingIds: string[]; cap?: number },
): Promise<MarketWindow> {
  const { regionId, communityIds, listingIds, cap = 100_000_000 } = market
  const now = Date.now()
  const closesAt = new Date(now + 2 * DAY_MS)
  const path = `/regions/${regionId}/windows`
  const offers = listingIds.map((listingId) => ({ listingId, costMinor: 50, cap }))
  const window = await api.ask<{ id: string; version: number }>({
    method: 'POST',
    path,
    token: admin,
    body: {
      name: { 'zh-CN': '今日团' },
      opensAt: new Date(now).toISOString(),
      closesAt: closesAt.toISOString(),
      pickupDate: new Date(closesAt.getTime() + DAY_MS).toISOString().slice(0, 10),
      communityIds,
      offers,
    },
  })
  await api.ask({
    method: 'POST',
    path: `${path}/${window.id}/publication`,
    token: admin,
    body: { version: window.version, acceptWarnings: true },
  })
  const { rows } = await sql<{ id: string; listingId: string }>`
    select id, listing_id as "listingId" from offers
    where region_id = ${regionId} and window_id = ${window.id}`.execute(db)
  const byListing = new Map(rows.map(({ id, listingId }) => [listingId, id]))
  return { windowId: window.id, offerIds: listingIds.map((id) => byListing.get(id)!) }
}
