import { type Queryable, sql, type Tx } from '#platform/db'
import type { PayeeKind } from '../payee.ts'

interface Explained {
  payeeId: string
  payoutId: string
}

/**
 * Says of what became available since a payee's last payout that this one explains it: matured
 * entries of earners, statements of suppliers that are due.
 * @returns the sum by payee; payees without any are absent
 */
export async function explainBy(
  tx: Tx,
  regionId: string,
  kind: PayeeKind,
  payouts: readonly Explained[],
  today: string,
): Promise<Map<string, number>> {
  const own = sql`unnest(${payouts.map((one) => one.payeeId)}::uuid[],
    ${payouts.map((one) => one.payoutId)}::uuid[]) as own (payee_id, payout_id)`
  const explained =
    kind === 'supplier'
      ? sql`update supplier_statements statement set payout_id = own.payout_id from ${own}
          where statement.region_id = ${regionId} and statement.supplier_id = own.payee_id
            and statement.payout_id is null
            and (statement.due_on <= ${today}::date or statement.posted_minor <= 0)
          returning statement.supplier_id as payee_id, statement.posted_minor as amount`
      : sql`update commission_maturities maturity set payout_id = own.payout_id from ${own}
          where maturity.region_id = ${regionId} and maturity.earner_kind = ${kind}
            and maturity.earner_id = own.payee_id and maturity.payout_id is null
          returning maturity.earner_id as payee_id, maturity.amount_minor as amount`
  const { rows } = await sql<{ payeeId: string; sum: number }>`
    with explained as (${explained})
    select payee_id as "payeeId", sum(amount)::bigint as sum
    from explained group by payee_id`.execute(tx)
  return new Map(rows.map((row) => [row.payeeId, row.sum]))
}

/** What a cancelled payout explained waits for the next one. */
export async function forgetExplained(
  tx: Tx,
  regionId: string,
  kind: PayeeKind,
  payoutId: string,
): Promise<void> {
  const table = kind === 'supplier' ? 'supplier_statements' : 'commission_maturities'
  await sql`update ${sql.table(table)} set payout_id = null
    where region_id = ${regionId} and payout_id = ${payoutId}`.execute(tx)
}

/** Ids of the statements that a supplier's payout explains, the oldest first. */
export async function listExplainedStatements(
  db: Queryable,
  regionId: string,
  supplierId: string,
  payoutId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from supplier_statements
    where region_id = ${regionId} and supplier_id = ${supplierId} and payout_id = ${payoutId}
    order by period_from limit 400`.execute(db)
  return rows.map((row) => row.id)
}

/** When the entries that a payout is made of were earned, and how many they are. */
export interface EarningSpan {
  earnedFrom: Date | null
  earnedUntil: Date | null
  entryCount: number
}

/** The spans of an earner's payouts, by payout; payouts without entries are absent. */
export async function spansOfPayouts(
  db: Queryable,
  regionId: string,
  earnerId: string,
  payoutIds: readonly string[],
): Promise<Map<string, EarningSpan>> {
  const { rows } = await sql<EarningSpan & { payoutId: string }>`
    select maturity.payout_id as "payoutId", min(entry.earned_at) as "earnedFrom",
      max(entry.earned_at) as "earnedUntil", count(*)::integer as "entryCount"
    from commission_maturities maturity
    join commission_entries entry
      on entry.region_id = maturity.region_id and entry.matured_in = maturity.id
    where maturity.region_id = ${regionId} and maturity.earner_id = ${earnerId}
      and maturity.payout_id = any(${[...payoutIds]}::uuid[])
    group by maturity.payout_id`.execute(db)
  return new Map(rows.map(({ payoutId, ...span }) => [payoutId, span]))
}
