import { type Queryable, sql } from '#platform/db'

/** A sum by names that the log knows: the names in the order that the row's key has them. */
export interface Sum {
  key: string
  sum: number
}

const sums = async (
  db: Queryable,
  query: ReturnType<typeof sql<Sum>>,
): Promise<Map<string, number>> =>
  new Map((await query.execute(db)).rows.map(({ key, sum }) => [key, sum]))

/** The day an order was placed on is the one before its pickup date. */
const ORDERED_ON = sql`(o.pickup_date - 1)::text`

/** `REGION YYYY-MM-DD PROD_CODE` → what orders went without. */
export const sumMissing = (db: Queryable) =>
  sums(
    db,
    sql<Sum>`
    select upper(f.region_id) || ' ' || (f.pickup_date - 1)::text || ' ' || s.code as key,
      sum(f.quantity)::bigint as sum
    from shortfalls f join skus s on s.id = f.sku_id
    group by 1`,
  )

/** `REGION YYYY-MM-DD PROD_CODE` → cents that were taken off orders for a kind of reason. */
export const sumReductionsBySku = (db: Queryable, kind: string) =>
  sums(
    db,
    sql<Sum>`
    select upper(r.region_id) || ' ' || ${ORDERED_ON} || ' ' || s.code as key,
      sum(r.amount_minor)::bigint as sum
    from order_reductions r
    join orders o on o.region_id = r.region_id and o.id = r.order_id
    join order_lines l on l.region_id = r.region_id and l.order_id = r.order_id
      and l.line_number = r.line_number
    join skus s on s.id = l.sku_id
    where r.kind = ${kind}
    group by 1`,
  )

/** `REGION YYYY-MM-DD` → the same. */
export const sumReductions = (db: Queryable, kind: string) =>
  sums(
    db,
    sql<Sum>`
    select upper(r.region_id) || ' ' || ${ORDERED_ON} as key, sum(r.amount_minor)::bigint as sum
    from order_reductions r join orders o on o.region_id = r.region_id and o.id = r.order_id
    where r.kind = ${kind}
    group by 1`,
  )

export interface DayCounts {
  /** Lines whose claim gave something back. */
  claims: number
  /** Orders that came back. */
  uncollected: number
  /** Orders of which something came, neither handed over nor back. */
  open: number
  /** Refunds that nobody has paid out. */
  refundsDue: number
  /** Payouts that are not with their payees, or cents that wait for one. */
  unpaid: number
}

export async function countDays(db: Queryable): Promise<DayCounts> {
  const { rows } = await sql<DayCounts>`
    select
      (select count(*) from (select distinct region_id, order_id, line_number
        from order_reductions where kind = 'claim') as claimed) as claims,
      (select count(distinct (region_id, order_id)) from order_reductions
        where kind = 'returned') as uncollected,
      count(*) filter (where closed_at is null and cancelled_at is null and expired_at is null
        and reduced_minor < total_minor) as open,
      (select count(*) from refunds where succeeded_at is null and rerouted_at is null)
        as "refundsDue",
      (select count(*) from payouts where paid_at is null) as unpaid
    from orders`.execute(db)
  return rows[0]!
}

// What is paid out, or waits to be, leaves an account for these: all else is what came of it.
const PAID_OUT = sql`('payouts-due', 'tax-withheld', 'bank')`

const EARNINGS = sql`
  select t.region_id, t.credit_account as account, t.amount_minor as change from transfers t
  where t.debit_account not in ${PAID_OUT}
  union all
  select t.region_id, t.debit_account, -t.amount_minor from transfers t
  where t.credit_account not in ${PAID_OUT}`

/** STORE_CODE → what its leader earned less what was taken back. */
export const sumCommissions = (db: Queryable) =>
  sums(
    db,
    sql<Sum>`
    select c.code as key, sum(e.change)::bigint as sum
    from (${EARNINGS}) as e
    join leader_communities lc on lc.region_id = e.region_id
      and e.account = 'commission:' || lc.leader_id
    join communities c on c.region_id = lc.region_id and c.id = lc.community_id
    group by 1`,
  )

/** `REGION S1` → what it is owed for its goods less what it bears. */
export const sumSuppliers = (db: Queryable) =>
  sums(
    db,
    sql<Sum>`
    select upper(s.region_id) || ' ' || s.code as key, sum(e.change)::bigint as sum
    from (${EARNINGS}) as e
    join suppliers s on s.region_id = e.region_id and e.account = 'supplier:' || s.id
    group by 1`,
  )

/** REGION → what is left to the operator of what orders brought in. */
export const sumOperator = (db: Queryable) =>
  sums(
    db,
    sql<Sum>`
    select upper(e.region_id) as key, sum(e.change)::bigint as sum
    from (${EARNINGS}) as e
    where e.account in ('revenue', 'purchases', 'commissions', 'losses', 'cash-differences')
    group by 1`,
  )

/** REGION → the balances of all accounts of a kind, as their holders stand. */
export const sumBalances = (db: Queryable, kind: 'wallet' | 'cash') =>
  sums(
    db,
    sql<Sum>`
    select upper(region_id) as key, sum(balance_minor)::bigint as sum
    from accounts where kind = ${kind}
    group by 1`,
  )

/** REGION → what is still to be paid out; a debt is carried forward and not asked for. */
export const sumOwed = (db: Queryable, kind: 'commission' | 'supplier') =>
  sums(
    db,
    sql<Sum>`
    select upper(region_id) as key, sum(greatest(balance_minor, 0))::bigint as sum
    from accounts where kind = ${kind}
    group by 1`,
  )

/** `REGION PROD_CODE` → what lies at stations of a kind. */
export const sumStock = (db: Queryable, kind: 'warehouse' | 'pickup') =>
  sums(
    db,
    sql<Sum>`
    select upper(t.region_id) || ' ' || s.code as key, sum(t.on_hand)::bigint as sum
    from stock_totals t
    join stations st on st.region_id = t.region_id and st.id = t.station_id
    join skus s on s.id = t.sku_id
    where st.kind = ${kind}
    group by 1`,
  )

/** Totals that are not the sum of their movements, or not that of their lots. */
export async function countStockFaults(db: Queryable): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with moved as (
      select region_id, station_id, sku_id, sum(quantity) as quantity
      from stock_movements group by 1, 2, 3
    ), by_lot as (
      select region_id, station_id, sku_id, sum(on_hand) as on_hand
      from lot_totals group by 1, 2, 3
    )
    select count(*) as count
    from stock_totals t
    full join moved m on m.region_id = t.region_id and m.station_id = t.station_id
      and m.sku_id = t.sku_id
    left join by_lot b on b.region_id = t.region_id and b.station_id = t.station_id
      and b.sku_id = t.sku_id
    where coalesce(t.on_hand, 0) <> coalesce(m.quantity, 0)
      or coalesce(b.on_hand, 0) > coalesce(t.on_hand, 0)
      or t.reserved <> 0`.execute(db)
  return rows[0]!.count
}

/** Cents that came in, by whatever way, and what of it everybody now holds: the same. */
export async function readHoldings(db: Queryable): Promise<{ inMinor: number; heldMinor: number }> {
  const { rows } = await sql<{ inMinor: number; heldMinor: number }>`
    with sides as (
      select credit_account as account, amount_minor as change from transfers
      union all
      select debit_account, -amount_minor from transfers
    )
    select
      coalesce(-sum(change) filter (where ${CAME_BY}), 0)::bigint as "inMinor",
      coalesce(sum(change) filter (where not ${CAME_BY}), 0)::bigint as "heldMinor"
    from sides`.execute(db)
  return rows[0]!
}

// Money is outside at the bank, with providers, with who holds cash, and where deposits come from.
const CAME_BY = sql`(account in ('bank', 'wallet-funding') or account like 'provider:%'
  or account like 'cash:%')`
