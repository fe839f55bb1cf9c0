import { type Queryable, sql } from '#platform/db'
import { bookVersionOf } from './book-version.ts'

/** What is left of offers: of the cap, or of the station's stock; null where there is no bound. */
export async function readSuppliesLeft(
  db: Queryable,
  regionId: string,
  offerIds: readonly string[],
): Promise<Map<string, number | null>> {
  const { rows } = await sql<{ offerId: string; left: number | null }>`
    select o.id as "offerId", case when o.supply_kind = 'cap' then s.cap - s.reserved
      else least(s.cap - s.reserved, coalesce(t.on_hand - t.reserved, 0)) end as left
    from offers o
      join supplies s on s.region_id = o.region_id and s.offer_id = o.id
      left join stock_totals t on t.region_id = o.region_id
        and t.station_id = o.station_id and t.sku_id = o.sku_id
    where o.region_id = ${regionId} and o.id = any(${offerIds as string[]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.offerId, row.left]))
}

/** The versions that a price book of a window must have to be in force; null without a window. */
export async function readVersions(
  db: Queryable,
  regionId: string,
  windowId: string,
): Promise<{ windowVersion: number; bookVersion: number } | null> {
  const { rows } = await sql<{ windowVersion: number; bookVersion: number }>`
    select w.version as "windowVersion", ${bookVersionOf(regionId)} as "bookVersion"
    from windows w
    where w.region_id = ${regionId} and w.id = ${windowId}`.execute(db)
  return rows[0] ?? null
}

/** The window of each offer; an offer that is not there is absent. */
export async function windowsOfOffers(
  db: Queryable,
  regionId: string,
  offerIds: readonly string[],
): Promise<Map<string, string>> {
  if (offerIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('offers')
    .select(['id', 'window_id as windowId'])
    .where('region_id', '=', regionId)
    .where('id', 'in', offerIds)
    .execute()
  return new Map(rows.map((row) => [row.id, row.windowId]))
}

/** The windows whose goods are fetched on a day, YYYY-MM-DD. */
export async function windowIdsOfPickupDate(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('windows')
    .select('id')
    .where('region_id', '=', regionId)
    .where('pickup_date', '=', pickupDate)
    .execute()
  return rows.map((row) => row.id)
}

/** The windows whose goods are fetched on days from one on and before another, YYYY-MM-DD. */
export async function windowIdsOfPickupDates(
  db: Queryable,
  regionId: string,
  { from, before }: { from: string; before: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('windows')
    .select('id')
    .where('region_id', '=', regionId)
    .where('pickup_date', '>=', from)
    .where('pickup_date', '<', before)
    .execute()
  return rows.map((row) => row.id)
}

/**
 * When the first of these offers can no longer be had, also where its window was closed early; the
 * end of time when there are none.
 */
export async function firstCutoffOf(
  db: Queryable,
  regionId: string,
  offerIds: readonly string[],
): Promise<Date> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(least(o.cutoff_at, w.closes_at, w.closed_at)) as at
    from offers o join windows w on w.region_id = o.region_id and w.id = o.window_id
    where o.region_id = ${regionId} and o.id = any(${offerIds as string[]}::uuid[])`.execute(db)
  return rows[0]?.at ?? new Date(8_640_000_000_000_000)
}
