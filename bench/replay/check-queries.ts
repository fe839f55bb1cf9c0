import { type Queryable, sql } from '#platform/db'

/** Orders that stand: placed, paid, neither cancelled nor expired. */
const STANDING = sql`o.paid_at is not null and o.cancelled_at is null and o.expired_at is null`

export interface Totals {
  baskets: number
  cashBaskets: number
  totalMinor: number
  residents: number
}

export async function readTotals(db: Queryable): Promise<Totals> {
  const { rows } = await sql<Totals>`
    select count(*) as baskets, count(*) filter (where o.resident_id is null) as "cashBaskets",
      coalesce(sum(o.total_minor), 0)::bigint as "totalMinor",
      count(distinct o.resident_id) as residents
    from orders o where ${STANDING}`.execute(db)
  return rows[0]!
}

/** Orders that do not stand, in whatever way. */
export async function countFallen(db: Queryable): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from orders o where not (${STANDING})`.execute(db)
  return rows[0]!.count
}

export interface SkuTotal {
  code: string
  isWeighed: boolean
  quantity: number
  lines: number
}

/** What was sold of each SKU: pieces, or grams where weighed. */
export async function readSkuTotals(db: Queryable): Promise<SkuTotal[]> {
  const { rows } = await sql<SkuTotal>`
    select s.code, s.measure = 'weighed' as "isWeighed", sold.quantity, sold.lines
    from (
      select l.sku_id, sum(l.quantity)::bigint as quantity, count(*) as lines
      from order_lines l join orders o on o.region_id = l.region_id and o.id = l.order_id
      where ${STANDING}
      group by l.sku_id
    ) as sold join skus s on s.id = sold.sku_id`.execute(db)
  return rows
}

/** Sales by region and the region's day on which they were made. */
export async function readSales(
  db: Queryable,
): Promise<{ regionId: string; day: string; totalMinor: number }[]> {
  const { rows } = await sql<{ regionId: string; day: string; totalMinor: number }>`
    select o.region_id as "regionId", (o.placed_at at time zone r.time_zone)::date as day,
      sum(o.total_minor)::bigint as "totalMinor"
    from orders o join regions r on r.id = o.region_id
    where ${STANDING}
    group by 1, 2`.execute(db)
  return rows
}

/** Residents with two days of orders of which the later is at most 28 days after the earlier. */
export async function countReturning(db: Queryable): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with days as (
      select distinct o.region_id, o.resident_id,
        (o.placed_at at time zone r.time_zone)::date as day
      from orders o join regions r on r.id = o.region_id
      where o.resident_id is not null and ${STANDING}
    ), gaps as (
      select region_id, resident_id,
        day - lag(day) over (partition by region_id, resident_id order by day) as gap
      from days
    )
    select count(distinct (region_id, resident_id)) as count from gaps where gap <= 28`.execute(db)
  return rows[0]!.count
}

export async function countWallets(db: Queryable): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from accounts where kind = 'wallet'`.execute(db)
  return rows[0]!.count
}

export interface Remains {
  events: number
  windows: number
}

/** What still waits: events for their consumers, windows that are over for their closing. */
export async function readRemains(db: Queryable): Promise<Remains> {
  const { rows } = await sql<Remains>`
    select (select count(*) from undelivered_events) as events,
      (select count(*) from windows where published_at is not null and closed_at is null
        and closes_at <= linli_now()) as windows`.execute(db)
  return rows[0]!
}

export interface SoldOut {
  offers: number
  soldOut: number
}

/** Offers, and those of which nothing is left. */
export async function readSoldOut(db: Queryable): Promise<SoldOut> {
  const { rows } = await sql<SoldOut>`
    select count(*) as offers, count(*) filter (where reserved = cap) as "soldOut"
    from supplies`.execute(db)
  return rows[0]!
}

/** Deliveries of events that failed and wait for their next try, or were given up. */
export async function countFailures(db: Queryable): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from event_failures`.execute(db)
  return rows[0]!.count
}
