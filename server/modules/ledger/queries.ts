import { type Queryable, sql, type Tx } from '#platform/db'
import type { Account } from './accounts.ts'
import type { Transfer } from './transfer.ts'

export async function insertAccounts(tx: Tx, accounts: readonly Account[]): Promise<void> {
  await tx
    .insertInto('accounts')
    .values(
      accounts.map((account) => ({
        region_id: account.regionId,
        id: account.id,
        kind: account.kind,
        owner_id: account.ownerId,
        currency: account.currency,
        is_kept: account.isKept,
        floor_minor: account.floorMinor,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function lockKeptAccounts(tx: Tx, regionId: string, ids: readonly string[]) {
  return tx
    .selectFrom('accounts')
    .select(['id', 'balance_minor as balanceMinor', 'floor_minor as floorMinor'])
    .where('region_id', '=', regionId)
    .where('id', 'in', ids)
    .where('is_kept', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function applyMovements(
  tx: Tx,
  regionId: string,
  movements: readonly { id: string; changeMinor: number }[],
): Promise<void> {
  if (movements.length === 0) return
  const ids = movements.map((movement) => movement.id)
  const changes = movements.map((movement) => movement.changeMinor)
  await sql`
    update accounts set balance_minor = balance_minor + change
    from unnest(${ids}::text[], ${changes}::bigint[]) as movement (id, change)
    where accounts.region_id = ${regionId} and accounts.id = movement.id`.execute(tx)
}

export async function insertTransfers(
  tx: Tx,
  transfers: readonly (Transfer & { id: string })[],
): Promise<void> {
  await tx
    .insertInto('transfers')
    .values(
      transfers.map((transfer) => ({
        region_id: transfer.regionId,
        id: transfer.id,
        debit_account: transfer.debitAccount,
        credit_account: transfer.creditAccount,
        amount_minor: transfer.amountMinor,
        code: transfer.code,
        order_id: transfer.orderId ?? null,
        subject_id: transfer.subjectId ?? null,
        actor_id: transfer.actorId ?? null,
        occurred_at: transfer.occurredAt,
      })),
    )
    .execute()
}

/** A person's kept balance in minor units; null when the account was never opened. */
export async function findBalance(
  db: Queryable,
  regionId: string,
  accountId: string,
): Promise<number | null> {
  const row = await db
    .selectFrom('accounts')
    .select('balance_minor')
    .where('region_id', '=', regionId)
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row?.balance_minor ?? null
}

/** What lies in escrow for an order, in minor units; zero once it is closed. */
export async function escrowOfOrder(
  db: Queryable,
  regionId: string,
  orderId: string,
): Promise<number> {
  return (await escrowsOf(db, regionId, [orderId])).get(orderId) ?? 0
}

/** The same for many orders; one that never had any is absent. */
export async function escrowsOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ orderId: string; balance: number }>`
    select order_id as "orderId", sum(case when credit_account = 'escrow' then amount_minor
      else -amount_minor end)::bigint as balance
    from transfers
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      and 'escrow' in (credit_account, debit_account)
    group by order_id`.execute(db)
  return new Map(rows.map((row) => [row.orderId, row.balance]))
}

/** The balance of an operator's account: the finished days' sums and what came since. */
export async function sumOperatorAccount(
  db: Queryable,
  regionId: string,
  accountId: string,
): Promise<number> {
  const { rows } = await sql<{ balance: number }>`
    with rolled as (
      select coalesce(sum(credit_minor - debit_minor), 0) as balance,
        coalesce(max(day) + 1, '-infinity'::date)::timestamp at time zone 'UTC' as since
      from ledger_rollups where region_id = ${regionId} and account_id = ${accountId}
    )
    select (rolled.balance
      + coalesce((select sum(amount_minor) from transfers where region_id = ${regionId}
          and credit_account = ${accountId} and occurred_at >= rolled.since), 0)
      - coalesce((select sum(amount_minor) from transfers where region_id = ${regionId}
          and debit_account = ${accountId} and occurred_at >= rolled.since), 0))::bigint as balance
    from rolled`.execute(db)
  return rows[0]!.balance
}

/** Sums every finished day of a region that is not summed yet; returns how many sums it wrote. */
export async function rollUpRegion(tx: Tx, regionId: string): Promise<number> {
  const { rows } = await sql`
    with since as (
      select coalesce(max(day) + 1, '-infinity'::date)::timestamp at time zone 'UTC' as at,
        -- A transfer may commit a little after its own time: a day is summed a day later.
        date_trunc('day', linli_now(), 'UTC') - interval '1 day' as until
      from ledger_rollups where region_id = ${regionId}
    ), own as (
      select id from accounts where region_id = ${regionId} and not is_kept
    ), sides as (
      -- By account and time, as they are indexed: else each night reads all nights before.
      select t.debit_account as account_id, t.occurred_at, t.amount_minor as debit, 0 as credit
      from own join transfers t on t.region_id = ${regionId} and t.debit_account = own.id
        and t.occurred_at >= (select at from since) and t.occurred_at < (select until from since)
      union all
      select t.credit_account, t.occurred_at, 0, t.amount_minor
      from own join transfers t on t.region_id = ${regionId} and t.credit_account = own.id
        and t.occurred_at >= (select at from since) and t.occurred_at < (select until from since)
    )
    insert into ledger_rollups (region_id, account_id, day, debit_minor, credit_minor)
    select ${regionId}, account_id, (occurred_at at time zone 'UTC')::date, sum(debit), sum(credit)
    from sides
    group by account_id, (occurred_at at time zone 'UTC')::date
    returning account_id`.execute(tx)
  return rows.length
}

export interface TransferRow {
  id: string
  debitAccount: string
  creditAccount: string
  amountMinor: number
  code: string
  orderId: string | null
  occurredAt: Date
}

/** Movements of an account, newest first, from before a place in the list. */
export async function listTransfersOf(
  db: Queryable,
  regionId: string,
  accountId: string,
  before: { occurredAt: string; id: string } | undefined,
  limit: number,
): Promise<TransferRow[]> {
  const from = before
    ? sql`and (occurred_at, id) < (${before.occurredAt}::timestamptz, ${before.id}::uuid)`
    : sql``
  const side = (column: string) => sql`
    (select id, debit_account as "debitAccount", credit_account as "creditAccount",
      amount_minor as "amountMinor", code, order_id as "orderId", occurred_at as "occurredAt"
    from transfers where region_id = ${regionId} and ${sql.ref(column)} = ${accountId} ${from}
    order by occurred_at desc, id desc limit ${limit})`
  const { rows } = await sql<TransferRow>`
    select * from (${side('debit_account')} union all ${side('credit_account')}) as movements
    order by "occurredAt" desc, id desc limit ${limit}`.execute(db)
  return rows
}

export async function listAccounts(
  db: Queryable,
  regionId: string,
  { kind, id }: { kind: string; id?: string | undefined },
  after: string,
  limit: number,
) {
  let query = db
    .selectFrom('accounts')
    .select(['id', 'kind', 'owner_id as ownerId', 'currency', 'is_kept as isKept'])
    .select(['balance_minor as balanceMinor', 'floor_minor as floorMinor'])
    .where('region_id', '=', regionId)
    .where('kind', '=', kind)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
  if (id !== undefined) query = query.where('id', '=', id)
  return query.execute()
}

export async function listLedgerRegions(db: Queryable): Promise<string[]> {
  const rows = await db.selectFrom('accounts').select('region_id').distinct().execute()
  return rows.map((row) => row.region_id)
}

export async function lowerFloorBy(
  tx: Tx,
  account: { regionId: string; id: string; amountMinor: number },
): Promise<void> {
  await sql`
    update accounts set floor_minor = least(floor_minor, balance_minor - ${account.amountMinor}::bigint)
    where region_id = ${account.regionId} and id = ${account.id} and is_kept`.execute(tx)
}

export async function updateFloor(
  tx: Tx,
  account: { regionId: string; id: string; floorMinor: number },
): Promise<void> {
  await sql`
    update accounts set floor_minor = least(${account.floorMinor}::bigint, balance_minor)
    where region_id = ${account.regionId} and id = ${account.id} and is_kept
      and floor_minor <> least(${account.floorMinor}::bigint, balance_minor)`.execute(tx)
}
