import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { Payee, PayeeKind } from '../payee.ts'
import type { Payout, PayoutState } from '../payout.ts'
import type { MonthSum } from '../withholding.ts'

const PAYOUT = sql`id, payee_kind as "payeeKind", payee_id as "payeeId", currency,
  gross_minor as "grossMinor", tax_minor as "taxMinor", available_minor as "availableMinor",
  opening_minor as "openingMinor", period, tax_month as "taxMonth",
  requested_by as "requestedBy", requested_at as "requestedAt", approved_by as "approvedBy",
  approved_at as "approvedAt", batch_id as "batchId", attempts, paid_at as "paidAt", reference,
  failed_at as "failedAt", failed_why as "failedWhy", cancelled_at as "cancelledAt",
  cancelled_why as "cancelledWhy"`

export async function insertPayouts(
  tx: Tx,
  regionId: string,
  payouts: readonly Payout[],
): Promise<void> {
  const column = <Value>(of: (one: Payout) => Value) => payouts.map(of)
  await sql`
    insert into payouts (region_id, id, payee_kind, payee_id, currency, gross_minor, tax_minor,
      available_minor, opening_minor, period, tax_month, requested_by, requested_at, approved_by,
      approved_at)
    select ${regionId}, own.* from unnest(${column((one) => one.id)}::uuid[],
      ${column((one) => one.payeeKind)}::text[], ${column((one) => one.payeeId)}::uuid[],
      ${column((one) => one.currency)}::text[], ${column((one) => one.grossMinor)}::bigint[],
      ${column((one) => one.taxMinor)}::bigint[], ${column((one) => one.availableMinor)}::bigint[],
      ${column((one) => one.openingMinor)}::bigint[], ${column((one) => one.period)}::text[],
      ${column((one) => one.taxMonth)}::text[], ${column((one) => one.requestedBy)}::uuid[],
      ${column((one) => one.requestedAt)}::timestamptz[],
      ${column((one) => one.approvedBy)}::uuid[],
      ${column((one) => one.approvedAt)}::timestamptz[]) as own`.execute(tx)
}

/** Whether somebody approved a payout of a payee that has not arrived yet. */
export async function hasApprovedOpen(
  tx: Tx,
  { regionId, kind, id }: Payee,
  personId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from payouts where region_id = ${regionId} and payee_kind = ${kind} and payee_id = ${id}
      and approved_by = ${personId} and paid_at is null and cancelled_at is null
    limit 1`.execute(tx)
  return rows.length > 0
}

/** Which of these periods payees have a payout of already, as `payee/period`. */
export async function periodsOf(
  tx: Tx,
  regionId: string,
  kind: PayeeKind,
  wanted: readonly { payeeId: string; period: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select payee_id || '/' || period as key from payouts
    where region_id = ${regionId} and payee_kind = ${kind} and cancelled_at is null
      and (payee_id, period) in (
        select * from unnest(${wanted.map((one) => one.payeeId)}::uuid[],
          ${wanted.map((one) => one.period)}::text[]))`.execute(tx)
  return new Set(rows.map((row) => row.key))
}

export async function findPayout(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Payout | null> {
  const { rows } = await sql<Payout>`
    select ${PAYOUT} from payouts where region_id = ${regionId} and id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** A payout of a region; throws NotFound. */
export async function getPayout(db: Queryable, regionId: string, id: string): Promise<Payout> {
  const payout = await findPayout(db, regionId, id)
  if (payout === null) throw new NotFound('payout')
  return payout
}

export async function lockPayout(tx: Tx, regionId: string, id: string): Promise<Payout> {
  const { rows } = await sql<Payout>`
    select ${PAYOUT} from payouts
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  if (rows[0] === undefined) throw new NotFound('payout')
  return rows[0]
}

/** Those of the ids that are there, in no order. */
export async function listPayoutsByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Payout[]> {
  const { rows } = await sql<Payout>`
    select ${PAYOUT} from payouts
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

const IN_STATE: Record<PayoutState, ReturnType<typeof sql>> = {
  requested: sql`approved_at is null and paid_at is null and cancelled_at is null`,
  approved: sql`approved_at is not null and batch_id is null and failed_at is null
    and paid_at is null and cancelled_at is null`,
  batched: sql`batch_id is not null and paid_at is null and cancelled_at is null`,
  failed: sql`failed_at is not null and batch_id is null and paid_at is null
    and cancelled_at is null`,
  paid: sql`paid_at is not null`,
  cancelled: sql`cancelled_at is not null`,
}

/** Approved, or sent back by the bank, and in no batch; something is left of it after tax. */
export const WAITS_FOR_BATCH = sql`(approved_at is not null and batch_id is null and paid_at is null
  and cancelled_at is null and gross_minor > tax_minor)`

/** Whether whoever it is for has said which bank account it goes to. */
export const HAS_ACCOUNT = sql`exists (select from payees payee
  where payee.region_id = payouts.region_id and payee.kind = payouts.payee_kind
    and payee.id = payouts.payee_id and payee.bank_sealed is not null)`

/** Payouts, the newest first. */
export async function listPayouts(
  db: Queryable,
  regionId: string,
  filter: {
    payeeKind?: PayeeKind | undefined
    payeeId?: string | undefined
    state?: PayoutState | undefined
    lacksAccount?: boolean | undefined
    beforeId?: string | undefined
    limit: number
  },
): Promise<Payout[]> {
  const { payeeKind, payeeId, state, lacksAccount, beforeId, limit } = filter
  const conditions = [
    sql`region_id = ${regionId}`,
    ...(payeeKind === undefined ? [] : [sql`payee_kind = ${payeeKind}`]),
    ...(payeeId === undefined ? [] : [sql`payee_id = ${payeeId}`]),
    ...(state === undefined ? [] : [IN_STATE[state]]),
    ...(lacksAccount === true ? [WAITS_FOR_BATCH, sql`not ${HAS_ACCOUNT}`] : []),
    ...(beforeId === undefined ? [] : [sql`id < ${beforeId}::uuid`]),
  ]
  const { rows } = await sql<Payout>`
    select ${PAYOUT} from payouts where ${sql.join(conditions, sql` and `)}
    order by id desc limit ${limit}`.execute(db)
  return rows
}

/** What payees got in a month so far, by payee, without what was cancelled. */
export async function sumsOfMonth(
  db: Queryable,
  regionId: string,
  payeeIds: readonly string[],
  taxMonth: string,
): Promise<Map<string, MonthSum>> {
  const { rows } = await sql<MonthSum & { payeeId: string }>`
    select payee_id as "payeeId", sum(gross_minor)::bigint as "grossMinor",
      sum(tax_minor)::bigint as "taxMinor"
    from payouts where region_id = ${regionId} and payee_id = any(${[...payeeIds]}::uuid[])
      and tax_month = ${taxMonth} and cancelled_at is null
    group by payee_id`.execute(db)
  return new Map(rows.map((row) => [row.payeeId, row]))
}

/** What a payee got in a payout's month before it, without what was cancelled. */
export async function sumEarlierOfMonth(
  db: Queryable,
  regionId: string,
  { id, payeeId, taxMonth }: Pick<Payout, 'id' | 'payeeId' | 'taxMonth'>,
): Promise<MonthSum> {
  const { rows } = await sql<MonthSum>`
    select coalesce(sum(gross_minor), 0)::bigint as "grossMinor",
      coalesce(sum(tax_minor), 0)::bigint as "taxMinor"
    from payouts where region_id = ${regionId} and payee_id = ${payeeId}
      and tax_month = ${taxMonth} and id < ${id}::uuid and cancelled_at is null`.execute(db)
  return rows[0]!
}

/** What a payee waits for and got already. */
export async function sumPayouts(
  db: Queryable,
  regionId: string,
  payeeId: string,
): Promise<{ underWayMinor: number; paidMinor: number; taxMinor: number }> {
  const { rows } = await sql<{ underWayMinor: number; paidMinor: number; taxMinor: number }>`
    select coalesce(sum(gross_minor) filter (where paid_at is null), 0)::bigint as "underWayMinor",
      coalesce(sum(gross_minor) filter (where paid_at is not null), 0)::bigint as "paidMinor",
      coalesce(sum(tax_minor) filter (where paid_at is not null), 0)::bigint as "taxMinor"
    from payouts where region_id = ${regionId} and payee_id = ${payeeId}
      and cancelled_at is null`.execute(db)
  return rows[0]!
}

export async function markApproved(
  tx: Tx,
  regionId: string,
  id: string,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await sql`update payouts set approved_by = ${by}, approved_at = ${at}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

export async function markCancelled(
  tx: Tx,
  regionId: string,
  id: string,
  cancelled: { by: string; at: Date; why: string },
): Promise<void> {
  await sql`update payouts set cancelled_by = ${cancelled.by}, cancelled_at = ${cancelled.at},
      cancelled_why = ${cancelled.why}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}
