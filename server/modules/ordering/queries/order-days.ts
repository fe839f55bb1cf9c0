import { type Queryable, sql } from '#platform/db'

/** Where an order is fetched and whose it is. */
export interface PlaceOfOrder {
  communityId: string
  stationId: string
  residentId: string | null
}

/** Where orders are fetched and whose they are, by their ids. */
export async function listPlacesOfOrders(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, PlaceOfOrder>> {
  if (orderIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('orders')
    .select([
      'id',
      'community_id as communityId',
      'station_id as stationId',
      'resident_id as residentId',
    ])
    .where('region_id', '=', regionId)
    .where('id', 'in', orderIds)
    .execute()
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}

/** What was ordered in windows, without what was cancelled or never paid in time. */
export interface OrdersOfWindow {
  communityId: string
  windowId: string
  orders: number
  /** What they come to, less what was taken off since. */
  salesMinor: number
  awaitingPayment: number
}

/** Orders of windows by community. */
export async function sumOrdersOfWindows(
  db: Queryable,
  regionId: string,
  windowIds: readonly string[],
): Promise<OrdersOfWindow[]> {
  if (windowIds.length === 0) return []
  const { rows } = await sql<OrdersOfWindow>`
    select community_id as "communityId", window_id as "windowId", count(*)::int as orders,
      coalesce(sum(total_minor - reduced_minor), 0)::bigint as "salesMinor",
      count(*) filter (where paid_at is null and hold_until is not null)::int as "awaitingPayment"
    from orders
    where region_id = ${regionId} and window_id = any(${windowIds})
      and cancelled_at is null and expired_at is null
    group by community_id, window_id`.execute(db)
  return rows
}

/** How many orders of windows were placed in each hour from an instant on, for a day. */
export async function countOrdersByHour(
  db: Queryable,
  regionId: string,
  { windowIds, from, until }: { windowIds: readonly string[]; from: Date; until: Date },
): Promise<{ hour: number; orders: number }[]> {
  if (windowIds.length === 0) return []
  const { rows } = await sql<{ hour: number; orders: number }>`
    select floor(extract(epoch from placed_at - ${from}::timestamptz) / 3600)::int as hour,
      count(*)::int as orders
    from orders
    where region_id = ${regionId} and window_id = any(${windowIds})
      and placed_at >= ${from} and placed_at < ${until}
      and cancelled_at is null and expired_at is null
    group by 1 order by 1`.execute(db)
  return rows
}

/** Lines of windows, those that were short of something, and what was given back for it. */
export async function sumShortOfWindows(
  db: Queryable,
  regionId: string,
  windowIds: readonly string[],
): Promise<{ lines: number; linesShort: number; refundedMinor: number }> {
  const { rows } = await sql<{ lines: number; linesShort: number; refundedMinor: number }>`
    select count(*)::int as lines, count(lost.amount_minor)::int as "linesShort",
      coalesce(sum(lost.amount_minor), 0)::bigint as "refundedMinor"
    from orders o
    join order_lines l on l.region_id = o.region_id and l.order_id = o.id
    left join lateral (
      select sum(r.amount_minor) as amount_minor from order_reductions r
      where r.region_id = l.region_id and r.order_id = l.order_id
        and r.line_number = l.line_number and r.kind = 'short'
    ) lost on true
    where o.region_id = ${regionId} and o.window_id = any(${windowIds})
      and o.cancelled_at is null and o.expired_at is null`.execute(db)
  return rows[0]!
}

/** Residents who ordered in windows, and those of them who had ordered in the 28 days before. */
export async function countReturning(
  db: Queryable,
  regionId: string,
  windowIds: readonly string[],
): Promise<{ residents: number; returning: number }> {
  if (windowIds.length === 0) return { residents: 0, returning: 0 }
  const { rows } = await sql<{ residents: number; returning: number }>`
    select count(*)::int as residents, count(*) filter (where exists (
      select from orders earlier
      where earlier.region_id = ${regionId} and earlier.resident_id = own.resident_id
        and earlier.window_id <> all(${windowIds}) and earlier.placed_at < own.first_at
        and earlier.placed_at > own.first_at - interval '28 days'
        and earlier.cancelled_at is null and earlier.expired_at is null
    ))::int as returning
    from (
      select resident_id, min(placed_at) as first_at from orders
      where region_id = ${regionId} and window_id = any(${windowIds})
        and resident_id is not null and cancelled_at is null and expired_at is null
      group by resident_id
    ) own`.execute(db)
  return rows[0]!
}
