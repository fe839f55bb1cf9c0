import { newId } from '#platform/ids'
import { addDays, localDate } from '#platform/time'
import type { TestLinli } from './index.ts'

type Measure = 'piece' | 'case' | 'about' | 'weighed'

export interface OfferWish {
  /** Listed price, per piece or per kg; 480 when absent. */
  priceMinor?: number
  /** What the window asks instead. */
  windowPriceMinor?: number
  /** Null: without a bound. 100 when absent. */
  cap?: number | null
  /** Sold from a station's stock instead of a cap: this much on hand. */
  stock?: number
  measure?: Measure
  limit?: number
  storage?: 'ambient' | 'chilled' | 'frozen'
  costMinor?: number
  commissionBasisPoints?: number
  cutoffAt?: Date
  supplierId?: string
  name?: string
}

export interface WindowWish {
  regionId?: string
  timeZone?: string
  currency?: string
  taxMode?: 'included' | 'added'
  /** How many new communities, or the ids of existing ones. One when absent. */
  communities?: number | readonly string[]
  offers?: readonly OfferWish[]
  /** An hour ago when absent. */
  opensAt?: Date
  /** A day from now when absent. */
  closesAt?: Date
  pickupDate?: string
  isPublished?: boolean
  minimumOrderMinor?: number
}

export interface OfferIds {
  offerId: string
  listingId: string
  skuId: string
  productId: string
  /** Where its stock lies; null with a cap. */
  stationId: string | null
}

export interface WindowWorld {
  regionId: string
  windowId: string
  communityIds: string[]
  /** The pickup station of each community, in the same order; none for communities given by id. */
  stationIds: string[]
  offers: OfferIds[]
  opensAt: Date
  closesAt: Date
  pickupDate: string
}

const HOUR_MS = 3_600_000

/** A window with its goods, written straight into the tables: open and published unless told else. */
export async function makeOpenWindow(
  linli: TestLinli,
  wish: WindowWish = {},
): Promise<WindowWorld> {
  const regionId = wish.regionId ?? 'chengdu'
  await makeRegion(linli, regionId, wish)
  const wanted = wish.communities ?? 1
  const made =
    typeof wanted === 'number' ? await makeCommunities(linli, regionId, wanted, wish) : null
  const communityIds = made?.communityIds ?? [...(wanted as readonly string[])]
  const opensAt = wish.opensAt ?? new Date(Date.now() - HOUR_MS)
  const closesAt = wish.closesAt ?? new Date(opensAt.getTime() + 25 * HOUR_MS)
  const pickupDate =
    wish.pickupDate ?? addDays(localDate(closesAt, wish.timeZone ?? 'Asia/Shanghai'), 1)
  const windowId = newId()
  const published = wish.isPublished ?? true
  const { db } = linli.database
  await db
    .insertInto('windows')
    .values({
      region_id: regionId,
      id: windowId,
      name: JSON.stringify({ 'zh-CN': '今日团' }),
      opens_at: opensAt,
      closes_at: closesAt,
      pickup_date: pickupDate,
      slots: JSON.stringify([{ from: '16:00', to: '20:00' }]),
      published_at: published ? opensAt : null,
      opened_at: published && opensAt.getTime() <= Date.now() ? opensAt : null,
    })
    .execute()
  if (communityIds.length > 0) {
    await db
      .insertInto('window_communities')
      .values(
        communityIds.map((id) => ({ region_id: regionId, window_id: windowId, community_id: id })),
      )
      .execute()
  }
  const offers: OfferIds[] = []
  for (const [sort, offer] of (wish.offers ?? [{}]).entries()) {
    offers.push(await makeOffer(linli, { regionId, windowId, offer, sort, made }))
  }
  return {
    regionId,
    windowId,
    communityIds,
    stationIds: made?.stationIds ?? [],
    offers,
    opensAt,
    closesAt,
    pickupDate,
  }
}

/** A region that delivers every day, unless it is there already. */
export async function makeRegion(
  { database: { db } }: TestLinli,
  regionId: string,
  wish: Pick<WindowWish, 'timeZone' | 'currency' | 'taxMode'> = {},
): Promise<void> {
  await db
    .insertInto('regions')
    .values({
      id: regionId,
      name: JSON.stringify({ 'zh-CN': regionId }),
      country: 'CN',
      currency: wish.currency ?? 'CNY',
      time_zone: wish.timeZone ?? 'Asia/Shanghai',
      tax_mode: wish.taxMode ?? 'included',
      delivery_calendar: JSON.stringify({ weekdays: [1, 2, 3, 4, 5, 6, 7], closed: [], extra: [] }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('price_book_versions')
    .values({ region_id: regionId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

interface Communities {
  communityIds: string[]
  stationIds: string[]
}

/** New communities, each served by a pickup station of its own that keeps every kind of goods. */
export async function makeCommunities(
  { database: { db } }: TestLinli,
  regionId: string,
  count: number,
  wish: Pick<WindowWish, 'minimumOrderMinor'> = {},
): Promise<Communities> {
  const pairs = Array.from({ length: count }, () => ({ communityId: newId(), stationId: newId() }))
  if (count === 0) return { communityIds: [], stationIds: [] }
  await db
    .insertInto('communities')
    .values(
      pairs.map(({ communityId: id }) => ({
        region_id: regionId,
        id,
        code: `c${id.slice(-12)}`,
        name: `社区${id.slice(-4)}`,
        address: '一环路 1 号',
        minimum_order_minor: wish.minimumOrderMinor ?? 0,
      })),
    )
    .execute()
  await db
    .insertInto('stations')
    .values(
      pairs.map(({ stationId: id }) => ({
        region_id: regionId,
        id,
        code: `s${id.slice(-12)}`,
        kind: 'pickup',
        name: `自提点${id.slice(-4)}`,
        address: '一环路 1 号',
        storages: ['ambient', 'chilled', 'frozen'],
      })),
    )
    .execute()
  await db
    .insertInto('station_services')
    .values(
      pairs.map(({ communityId, stationId }) => ({
        region_id: regionId,
        community_id: communityId,
        station_id: stationId,
        is_pickup_point: true,
      })),
    )
    .execute()
  return {
    communityIds: pairs.map((pair) => pair.communityId),
    stationIds: pairs.map((pair) => pair.stationId),
  }
}

export interface GoodsIds {
  productId: string
  skuId: string
  listingId: string
}

/** A category, product, SKU and listing; without label data or a picture. */
export async function makeGoods(
  { database: { db } }: TestLinli,
  regionId: string,
  offer: OfferWish = {},
): Promise<GoodsIds> {
  const categoryId = newId()
  const productId = newId()
  const skuId = newId()
  const listingId = newId()
  const measure = offer.measure ?? 'piece'
  await db
    .insertInto('categories')
    .values({
      id: categoryId,
      code: `k${categoryId.slice(-12)}`,
      name: JSON.stringify({ en: 'Fresh' }),
    })
    .execute()
  await db
    .insertInto('products')
    .values({
      id: productId,
      code: `p${productId.slice(-12)}`,
      category_id: categoryId,
      name: JSON.stringify({ 'zh-CN': offer.name ?? `番茄${productId.slice(-4)}` }),
      storage: offer.storage ?? 'ambient',
      tax_code: 'food',
      tax_rate_basis_points: 900,
    })
    .execute()
  await db
    .insertInto('skus')
    .values({
      id: skuId,
      product_id: productId,
      code: `u${skuId.slice(-12)}`,
      measure,
      pieces_per_case: measure === 'case' ? 12 : null,
      about_grams: measure === 'about' ? 500 : null,
      step_grams: measure === 'weighed' ? 100 : null,
      minimum_grams: measure === 'weighed' ? 100 : null,
    })
    .execute()
  await db
    .insertInto('listings')
    .values({
      region_id: regionId,
      id: listingId,
      sku_id: skuId,
      price_minor: offer.priceMinor ?? 480,
    })
    .execute()
  return { productId, skuId, listingId }
}

async function makeOffer(
  linli: TestLinli,
  at: {
    regionId: string
    windowId: string
    offer: OfferWish
    sort: number
    made: Communities | null
  },
): Promise<OfferIds> {
  const { regionId, windowId, offer, sort } = at
  const { db } = linli.database
  const goods = await makeGoods(linli, regionId, offer)
  const offerId = newId()
  const stationId = offer.stock === undefined ? null : (at.made?.stationIds[0] ?? null)
  await db
    .insertInto('offers')
    .values({
      region_id: regionId,
      id: offerId,
      window_id: windowId,
      listing_id: goods.listingId,
      sku_id: goods.skuId,
      supplier_id: offer.supplierId ?? null,
      price_minor: offer.windowPriceMinor ?? null,
      cost_minor: offer.costMinor ?? null,
      commission_basis_points: offer.commissionBasisPoints ?? null,
      limit_per_resident: offer.limit ?? null,
      cutoff_at: offer.cutoffAt ?? null,
      supply_kind: offer.stock === undefined ? 'cap' : 'stock',
      station_id: stationId,
      sort,
    })
    .execute()
  await db
    .insertInto('supplies')
    .values({
      region_id: regionId,
      offer_id: offerId,
      cap: offer.stock === undefined ? (offer.cap === undefined ? 100 : offer.cap) : null,
    })
    .execute()
  if (offer.stock !== undefined && stationId !== null)
    await makeStock(linli, regionId, stationId, goods.skuId, offer.stock)
  return { offerId, ...goods, stationId }
}

/** What was received of a SKU at a station, as one movement with its kept total. */
export async function makeStock(
  { database: { db } }: TestLinli,
  regionId: string,
  stationId: string,
  skuId: string,
  quantity: number,
): Promise<void> {
  if (quantity === 0) return
  await db
    .insertInto('stock_movements')
    .values({
      region_id: regionId,
      id: newId(),
      station_id: stationId,
      sku_id: skuId,
      quantity,
      reason: 'received',
      subject_kind: 'test',
      occurred_at: new Date(),
    })
    .execute()
  await db
    .insertInto('stock_totals')
    .values({ region_id: regionId, station_id: stationId, sku_id: skuId, on_hand: quantity })
    .execute()
}
