import { ofRegion, type Queryable, sql } from '#platform/db'

export interface LedgerFault {
  regionId: string
  fault: string
  subject: string
}

const TABLES_OF_ESCROWS = ['transfers', 'payment_orders', 'payments', 'refunds', 'orders']

/** Every region there is: each is proved by itself. */
export async function listRegionIds(db: Queryable): Promise<string[]> {
  const rows = await db.selectFrom('regions').select('id').orderBy('id').execute()
  return rows.map((row) => row.id)
}

/** Kept balances that differ from the sum of their transfers. */
export async function findWrongBalances(db: Queryable, regionId: string): Promise<LedgerFault[]> {
  const { rows } = await sql<LedgerFault>`
    with ${ofRegion(regionId, ['transfers', 'accounts'])}, sums as (
      select region_id, account, sum(change) as balance from (
        select region_id, debit_account as account, -amount_minor as change from transfers
        union all
        select region_id, credit_account, amount_minor from transfers
      ) as sides group by region_id, account
    )
    select coalesce(a.region_id, s.region_id) as "regionId",
      case when a.id is null then 'a transfer names an account that is not there'
        else 'balance ' || a.balance_minor || ' differs from its transfers '
          || coalesce(s.balance, 0) end as fault,
      coalesce(a.id, s.account) as subject
    from accounts a full join sums s on s.region_id = a.region_id and s.account = a.id
    where a.id is null or (a.is_kept and a.balance_minor <> coalesce(s.balance, 0))
    limit 100`.execute(db)
  return rows
}

export async function findWrongFloors(db: Queryable, regionId: string): Promise<LedgerFault[]> {
  const { rows } = await sql<LedgerFault>`
    select region_id as "regionId", 'balance is below its floor' as fault, id as subject
    from accounts where region_id = ${regionId} and is_kept and balance_minor < floor_minor
    limit 100`.execute(db)
  return rows
}

/**
 * Orders whose escrow is not what their state says: nothing once ended or closed; before, what was
 * paid and not given back, never more than is due less goodwill. What a closed order was paid is
 * revenue.
 */
export async function findWrongEscrows(db: Queryable, regionId: string): Promise<LedgerFault[]> {
  const { rows } = await sql<LedgerFault>`
    with ${ofRegion(regionId, TABLES_OF_ESCROWS)}, held as (
      select region_id, order_id, sum(escrow) as balance, sum(revenue) as revenue
      from (
        select region_id, order_id,
          case 'escrow' when credit_account then amount_minor when debit_account then -amount_minor
            else 0 end as escrow,
          case 'revenue' when credit_account then amount_minor
            when debit_account then -amount_minor else 0 end as revenue
        from transfers where order_id is not null
      ) as sides
      group by region_id, order_id
    ), paid as (
      select region_id, order_id, sum(amount_minor) as amount from payment_orders
      where exists (select from payments p where p.region_id = payment_orders.region_id
        and p.id = payment_orders.payment_id and p.captured_at is not null)
      group by region_id, order_id
    ), returned as (
      select region_id, order_id, sum(amount_minor) as amount,
        coalesce(sum(amount_minor) filter (where is_goodwill), 0) as goodwill from refunds
      where order_id is not null and rerouted_at is null
      group by region_id, order_id
    )
    select o.region_id as "regionId",
      'escrow ' || coalesce(h.balance, 0) || ' and revenue ' || coalesce(h.revenue, 0) || ' where ' || coalesce(p.amount, 0) || ' was paid and '
        || coalesce(r.amount, 0) || ' given back' as fault,
      o.id::text as subject
    from orders o
      left join held h on h.region_id = o.region_id and h.order_id = o.id
      left join paid p on p.region_id = o.region_id and p.order_id = o.id
      left join returned r on r.region_id = o.region_id and r.order_id = o.id
    where coalesce(h.balance + h.revenue, 0) <> coalesce(p.amount, 0) - coalesce(r.amount, 0)
      or coalesce(case when o.closed_at is null then h.revenue else h.balance end, 0) <> 0
      or coalesce(r.amount, 0) > coalesce(p.amount, 0)
      or ((o.cancelled_at is not null or o.expired_at is not null) and coalesce(h.balance, 0) <> 0)
      or coalesce(h.balance + h.revenue, 0)
        > greatest(0, o.total_minor - o.reduced_minor - coalesce(r.goodwill, 0))
      or (o.paid_at is not null and o.cancelled_at is null
        and coalesce(p.amount, 0) < o.total_minor - o.reduced_minor)
    limit 100`.execute(db)
  return rows
}

/** Operator accounts whose rolled-up days differ from their transfers. */
export async function findWrongRollups(db: Queryable, regionId: string): Promise<LedgerFault[]> {
  const { rows } = await sql<LedgerFault>`
    with ${ofRegion(regionId, ['transfers', 'ledger_rollups'])}, sides as (
      select region_id, debit_account as account_id,
        (occurred_at at time zone 'UTC')::date as day, amount_minor as debit, 0 as credit
      from transfers
      union all
      select region_id, credit_account, (occurred_at at time zone 'UTC')::date, 0, amount_minor
      from transfers
    ), days as (
      select region_id, account_id, day, sum(debit) as debit, sum(credit) as credit
      from sides group by region_id, account_id, day
    )
    select r.region_id as "regionId", 'the sum of ' || r.day || ' differs' as fault,
      r.account_id as subject
    from ledger_rollups r left join days d using (region_id, account_id, day)
    where r.debit_minor <> coalesce(d.debit, 0) or r.credit_minor <> coalesce(d.credit, 0)
    limit 100`.execute(db)
  return rows
}

export async function countTransfers(
  db: Queryable,
  regionId: string,
): Promise<{ transfers: number; accounts: number }> {
  const { rows } = await sql<{ transfers: number; accounts: number }>`
    select (select count(*) from transfers where region_id = ${regionId}) as transfers,
      (select count(*) from accounts where region_id = ${regionId}) as accounts`.execute(db)
  return rows[0]!
}
