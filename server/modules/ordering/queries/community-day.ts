import { type Queryable, sql } from '#platform/db'

/** What a community ordered for a day, without what was cancelled or never paid in time. */
export interface OrdersOfCommunityDay {
  orders: number
  residents: number
  /** What they come to, less what was taken off since. */
  salesMinor: number
  /** Those that wait for an online payment. */
  unpaidIds: string[]
  cashDueMinor: number
}

export interface SkuOfCommunityDay {
  skuId: string
  name: Record<string, string>
  measure: string
  quantity: number
  orders: number
}

const COUNTED = sql`o.cancelled_at is null and o.expired_at is null`

/** The orders of a community in windows, in figures. */
export async function sumOrdersOfCommunity(
  db: Queryable,
  regionId: string,
  communityId: string,
  windowIds: readonly string[],
): Promise<OrdersOfCommunityDay> {
  const { rows } = await sql<OrdersOfCommunityDay>`
    select count(*)::int as orders, count(distinct o.resident_id)::int as residents,
      coalesce(sum(o.total_minor - o.reduced_minor), 0)::bigint as "salesMinor",
      coalesce(array_agg(o.id) filter (where ${UNPAID}), '{}') as "unpaidIds",
      coalesce(sum(o.cash_due_minor), 0)::bigint as "cashDueMinor"
    from orders o
    where o.region_id = ${regionId} and o.window_id = any(${[...windowIds]}::uuid[])
      and o.community_id = ${communityId} and ${COUNTED}`.execute(db)
  return rows[0]!
}

const UNPAID = sql`o.paid_at is null and o.hold_until is not null`

/** The same by SKU, most first; 500 at most. */
export async function sumSkusOfCommunity(
  db: Queryable,
  regionId: string,
  communityId: string,
  windowIds: readonly string[],
): Promise<SkuOfCommunityDay[]> {
  const { rows } = await sql<SkuOfCommunityDay>`
    select l.sku_id as "skuId", (array_agg(l.name order by l.order_id desc))[1] as name,
      min(l.measure) as measure, sum(l.quantity)::int as quantity,
      count(distinct l.order_id)::int as orders
    from orders o
    join order_lines l on l.region_id = o.region_id and l.order_id = o.id
    where o.region_id = ${regionId} and o.window_id = any(${[...windowIds]}::uuid[])
      and o.community_id = ${communityId} and ${COUNTED}
    group by l.sku_id
    order by orders desc, l.sku_id
    limit 500`.execute(db)
  return rows
}
