import { type Queryable, sql } from '#platform/db'

/** Kept balances by account, in minor units; those never opened are absent. */
export async function balancesOf(
  db: Queryable,
  regionId: string,
  accountIds: readonly string[],
): Promise<Map<string, number>> {
  if (accountIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; balance: number }>`
    select id, balance_minor as balance from accounts
    where region_id = ${regionId} and id = any(${[...accountIds]}::text[]) and is_kept`.execute(db)
  return new Map(rows.map((row) => [row.id, row.balance]))
}

/** What moved on accounts between two instants, credits less debits, in minor units. */
export async function changesBetween(
  db: Queryable,
  regionId: string,
  accountIds: readonly string[],
  from: Date,
  until: Date,
): Promise<Map<string, number>> {
  const side = (column: string, sign: number) => sql`
    select ${sql.ref(column)} as id, ${sql.lit(sign)} * amount_minor as change from transfers
    where region_id = ${regionId} and ${sql.ref(column)} = any(${[...accountIds]}::text[])
      and occurred_at >= ${from} and occurred_at < ${until}`
  const { rows } = await sql<{ id: string; change: number }>`
    select id, sum(change)::bigint as change
    from (${side('credit_account', 1)} union all ${side('debit_account', -1)}) as sides
    group by id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.change]))
}

/**
 * Since when the oldest debit of what an account owes now stands, by account: what came in settled
 * the older ones first. Accounts that owe nothing are absent.
 */
export async function owedSince(
  db: Queryable,
  regionId: string,
  accountIds: readonly string[],
): Promise<Map<string, Date>> {
  if (accountIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; since: Date }>`
    select account.id, min(debit.occurred_at) as since
    from accounts account
    join lateral (
      select occurred_at, sum(amount_minor) over (order by occurred_at desc, id desc)
        - amount_minor as newer
      from transfers where region_id = ${regionId} and debit_account = account.id
    ) debit on debit.newer < -account.balance_minor
    where account.region_id = ${regionId} and account.id = any(${[...accountIds]}::text[])
      and account.balance_minor < 0
    group by account.id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.since]))
}
