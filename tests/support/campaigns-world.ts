import { newId } from '#platform/ids'
import { addDays, localDate } from '#platform/time'
import { type GoodsIds, type GoodsWish, makeGoods, makeStock } from './goods-rows.ts'
import type { TestLinli } from './linli.ts'
import { type Communities, makeCommunities, makeRegion, type RegionWish } from './places-rows.ts'

export interface OfferWish extends GoodsWish {
  /** What the window asks instead. */
  windowPriceMinor?: number
  /** Null: without a bound. 100 when absent. */
  cap?: number | null
  /** Sold from a station's stock instead of a cap: this much on hand. */
  stock?: number
  /** Where that stock lies; at the first new community's station when absent. */
  stationId?: string
  limit?: number
  costMinor?: number
  commissionBasisPoints?: number
  cutoffAt?: Date
  supplierId?: string
}

export interface WindowWish extends RegionWish {
  regionId?: string
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

export interface OfferIds extends GoodsIds {
  offerId: string
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
  const stationId =
    offer.stock === undefined ? null : (offer.stationId ?? at.made?.stationIds[0] ?? null)
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
