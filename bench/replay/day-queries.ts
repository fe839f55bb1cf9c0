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
