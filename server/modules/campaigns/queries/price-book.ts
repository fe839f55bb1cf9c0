import { type Queryable, sql } from '#platform/db'
import type { TaxMode } from '#platform/money'
import { bookVersionOf } from './book-version.ts'

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
    select r.currency, r.tax_mode as "taxMode", ${bookVersionOf(regionId)} as "bookVersion",
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

/** What an offer itself says of its price; the goods and their listing say the rest. */
export interface BookOfferRow {
  offerId: string
  listingId: string
  skuId: string
  supplierId: string | null
  windowPriceMinor: number | null
  costMinor: number | null
  commissionBasisPoints: number | null
  limitPerResident: number | null
  cutoffAt: Date
  stationId: string | null
  withdrawnAt: Date | null
  sort: number
}

/** Offers of a window in the order they are shown; none outlasts its window. */
export async function listBookOffers(
  db: Queryable,
  regionId: string,
  windowId: string,
): Promise<BookOfferRow[]> {
  const { rows } = await sql<BookOfferRow>`
    select o.id as "offerId", o.listing_id as "listingId", o.sku_id as "skuId",
      o.supplier_id as "supplierId", o.price_minor as "windowPriceMinor",
      o.cost_minor as "costMinor", o.commission_basis_points as "commissionBasisPoints",
      o.limit_per_resident as "limitPerResident", least(o.cutoff_at, w.closes_at) as "cutoffAt",
      o.station_id as "stationId", o.withdrawn_at as "withdrawnAt", o.sort
    from offers o
    join windows w on w.region_id = o.region_id and w.id = o.window_id
    where o.region_id = ${regionId} and o.window_id = ${windowId}
    order by o.sort, o.id`.execute(db)
  return rows
}
