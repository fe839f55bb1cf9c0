import { type Queryable, sql } from '#platform/db'

/** A purchase order as far as whoever answers it must know. */
export interface AskedOrder {
  id: string
  /** S1, S2 … */
  supplier: string
  isConfirmed: boolean
}

/**
 * What suppliers were asked for a day; null before its demand was pooled. Asked of the database,
 * as the other waiting is: a hundred calls of the API that find nothing would be measured too.
 */
export async function readAskedOrders(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<AskedOrder[] | null> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from demand_pools
    where region_id = ${regionId} and pickup_date = ${pickupDate}::date`.execute(db)
  if (rows[0]!.count === 0) return null
  const asked = await sql<AskedOrder>`
    select o.id, s.code as supplier, o.confirmed_at is not null as "isConfirmed"
    from purchase_orders o
    join suppliers s on s.region_id = o.region_id and s.id = o.supplier_id
    where o.region_id = ${regionId} and o.pickup_date = ${pickupDate}::date
    order by s.code`.execute(db)
  return asked.rows
}

/** How far a day of a region is. */
export interface DayState {
  isReceived: boolean
  /** Everyone was told and refunded what they go without. */
  isAllocated: boolean
  isSorted: boolean
}

export async function readDayState(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<DayState> {
  const { rows } = await sql<DayState>`
    select
      exists (select from receiving_days where region_id = ${regionId}
        and pickup_date = ${pickupDate}::date and closed_at is not null) as "isReceived",
      coalesce(bool_and(finished_at is not null), false) as "isAllocated",
      coalesce(bool_and(sorted_at is not null), false) as "isSorted"
    from allocations
    where region_id = ${regionId} and pickup_date = ${pickupDate}::date`.execute(db)
  return rows[0]!
}

/** An order that has something to fetch and was not fetched yet. */
export interface WaitingOrder {
  id: string
  number: string
  /** BASKET_ID. */
  basket: string
  communityId: string
  /** STORE_CODE of the community. */
  store: string
  /** CUST_CODE; null of a walk-in. */
  customer: string | null
}

export async function readWaitingOrders(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<WaitingOrder[]> {
  const { rows } = await sql<WaitingOrder>`
    select o.id, o.number, o.note as basket, o.community_id as "communityId", c.code as store,
      r.name as customer
    from orders o
    join communities c on c.region_id = o.region_id and c.id = o.community_id
    left join residents r on r.region_id = o.region_id and r.id = o.resident_id
    where o.region_id = ${regionId} and o.pickup_date = ${pickupDate}::date
      and o.paid_at is not null and o.closed_at is null and o.cancelled_at is null
      and o.expired_at is null and o.reduced_minor < o.total_minor
    order by o.number`.execute(db)
  return rows
}

/** A line by the names that the log has for it. */
export interface NamedLine {
  basket: string
  product: string
  orderId: string
  lineNumber: number
  store: string
  /** Whether somebody has claimed it. */
  isClaimed: boolean
}

export async function readLines(
  db: Queryable,
  regionId: string,
  pickupDate: string,
  baskets: readonly string[],
): Promise<NamedLine[]> {
  const { rows } = await sql<NamedLine>`
    select o.note as basket, s.code as product, o.id as "orderId", l.line_number as "lineNumber",
      c.code as store,
      exists (select from claims cl where cl.region_id = o.region_id and cl.order_id = o.id
        and cl.line_number = l.line_number and cl.decision is not null) as "isClaimed"
    from orders o
    join communities c on c.region_id = o.region_id and c.id = o.community_id
    join order_lines l on l.region_id = o.region_id and l.order_id = o.id
    join skus s on s.id = l.sku_id
    where o.region_id = ${regionId} and o.pickup_date = ${pickupDate}::date
      and o.note = any(${[...new Set(baskets)]}::text[])`.execute(db)
  return rows
}

/** A weighed line and what of it there is to put into its bag. */
export interface WeighedLine {
  orderId: string
  lineNumber: number
  grams: number
}

export async function readWeighedLines(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<WeighedLine[]> {
  const { rows } = await sql<WeighedLine>`
    select l.order_id as "orderId", l.line_number as "lineNumber",
      l.allocated_quantity as grams
    from allocations a
    join allocation_lines l on l.region_id = a.region_id and l.allocation_id = a.id
    where a.region_id = ${regionId} and a.pickup_date = ${pickupDate}::date
      and l.measure = 'weighed' and l.allocated_quantity > 0
    order by l.order_id, l.line_number`.execute(db)
  return rows
}

/** A community to which goods have come. */
export interface ArrivedCommunity {
  communityId: string
  /** STORE_CODE. */
  store: string
  isConfirmed: boolean
}

/** By STORE_CODE. */
export async function readArrived(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<ArrivedCommunity[]> {
  const { rows } = await sql<ArrivedCommunity>`
    select d.community_id as "communityId", c.code as store,
      bool_and(d.confirmed_at is not null) as "isConfirmed"
    from deliveries d
    join communities c on c.region_id = d.region_id and c.id = d.community_id
    where d.region_id = ${regionId} and d.pickup_date = ${pickupDate}::date
    group by 1, 2 order by 2`.execute(db)
  return rows
}
