import { type Queryable, sql } from '#platform/db'
import type { TaxMode } from '#platform/money'
import type { PricedOffer } from '#pricing'

export interface BookRow {
  currency: string
  taxMode: TaxMode
  bookVersion: number
  /** Business time of the reading. */
  readAt: Date
  windowVersion: number
  opensAt: Date
  closesAt: Date
  pickupDate: string
  slots: { from: string; to: string }[]
  publishedAt: Date | null
  withdrawnAt: Date | null
}

/** The window with the versions that a price book read after it may be called by. */
export async function findBookRow(
  db: Queryable,
  regionId: string,
  windowId: string,
): Promise<BookRow | undefined> {
  const { rows } = await sql<BookRow>`
    select r.currency, r.tax_mode as "taxMode", price_book_version(w.region_id) as "bookVersion",
      linli_now() as "readAt",
      w.version as "windowVersion", w.opens_at as "opensAt", w.closes_at as "closesAt",
      w.pickup_date as "pickupDate", w.slots, w.published_at as "publishedAt",
      w.withdrawn_at as "withdrawnAt"
    from windows w
    join regions r on r.id = w.region_id
    where w.region_id = ${regionId} and w.id = ${windowId}`.execute(db)
  return rows[0]
}

export async function listCommunityIdsOf(
  db: Queryable,
  regionId: string,
  windowId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('window_communities')
    .select('community_id')
    .where('region_id', '=', regionId)
    .where('window_id', '=', windowId)
    .orderBy('community_id')
    .execute()
  return rows.map((row) => row.community_id)
}

export type BookOfferRow = Omit<PricedOffer, 'communities' | 'supply'> & {
  stationId: string | null
}

/** Offers of a window in the order they are shown, with what catalog says of the goods. */
export async function listBookOffers(
  db: Queryable,
  regionId: string,
  windowId: string,
): Promise<BookOfferRow[]> {
  const { rows } = await sql<BookOfferRow>`
    select o.id as "offerId", o.listing_id as "listingId", o.sku_id as "skuId",
      s.product_id as "productId", o.supplier_id as "supplierId",
      case when s.name = '{}' then p.name else s.name end as name,
      s.measure, p.storage, p.tax_code as "taxCode",
      p.tax_rate_basis_points as "taxRateBasisPoints",
      l.is_listed and s.archived_at is null and p.archived_at is null as "isListed",
      l.price_minor as "listPriceMinor", o.price_minor as "windowPriceMinor",
      o.cost_minor as "costMinor", o.commission_basis_points as "commissionBasisPoints",
      coalesce(o.limit_per_resident, l.limit_per_resident) as "limitPerResident",
      least(o.cutoff_at, w.closes_at) as "cutoffAt", o.station_id as "stationId",
      coalesce(s.step_grams, 1) as "stepGrams",
      coalesce(s.minimum_grams, s.step_grams, 1) as "minimumGrams",
      o.withdrawn_at as "withdrawnAt", o.sort
    from offers o
    join windows w on w.region_id = o.region_id and w.id = o.window_id
    join listings l on l.region_id = o.region_id and l.id = o.listing_id
    join skus s on s.id = o.sku_id
    join products p on p.id = s.product_id
    where o.region_id = ${regionId} and o.window_id = ${windowId}
    order by o.sort, o.id`.execute(db)
  return rows
}

export interface BookOverride {
  listingId: string
  communityId: string
  isListed: boolean | null
  priceMinor: number | null
}

/** What differs in the window's communities from the region's listings. */
export async function listBookOverrides(
  db: Queryable,
  regionId: string,
  windowId: string,
): Promise<BookOverride[]> {
  const { rows } = await sql<BookOverride>`
    select cl.listing_id as "listingId", cl.community_id as "communityId",
      cl.is_listed as "isListed", cl.price_minor as "priceMinor"
    from offers o
    join community_listings cl on cl.region_id = o.region_id and cl.listing_id = o.listing_id
    join window_communities wc on wc.region_id = o.region_id and wc.window_id = o.window_id
      and wc.community_id = cl.community_id
    where o.region_id = ${regionId} and o.window_id = ${windowId}`.execute(db)
  return rows
}
