import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { PayeeKind } from '../payee.ts'
import { HAS_ACCOUNT, WAITS_FOR_BATCH } from './payouts.ts'

export interface Batch {
  id: string
  number: string
  currency: string
  payouts: number
  totalMinor: number
  madeBy: string
  madeAt: Date
  sentAt: Date | null
}

const BATCH = sql`id, number, currency, payouts, total_minor as "totalMinor", made_by as "madeBy",
  made_at as "madeAt", sent_at as "sentAt"`

export interface Attempt {
  payoutId: string
  payeeKind: PayeeKind
  payeeId: string
  attempt: number
  amountMinor: number
  bankName: string
  accountEnding: string
  bankKeyId: string | null
  bankSealed: Buffer | null
  status: 'paid' | 'failed' | null
  reference: string | null
  why: string | null
}

/**
 * Puts approved payouts, failed ones too, whose payees have a bank account into a batch; another
 * call at the same time waits for the rows and finds them taken.
 */
export async function takeIntoBatch(
  tx: Tx,
  regionId: string,
  batch: { id: string; currency: string; limit: number },
): Promise<{ payouts: number; totalMinor: number }> {
  await sql`
    update payouts set batch_id = ${batch.id}, attempts = attempts + 1
    where region_id = ${regionId} and id = any(array(
      select id from payouts
      where region_id = ${regionId} and currency = ${batch.currency}
        and ${WAITS_FOR_BATCH} and ${HAS_ACCOUNT}
      order by id limit ${batch.limit} for update of payouts))`.execute(tx)
  const { rows } = await sql<{ payouts: number; totalMinor: number }>`
    select count(*) as payouts,
      coalesce(sum(gross_minor - tax_minor), 0)::bigint as "totalMinor"
    from payouts where region_id = ${regionId} and batch_id = ${batch.id}`.execute(tx)
  return rows[0]!
}

export async function insertBatch(tx: Tx, regionId: string, batch: Batch): Promise<void> {
  await tx
    .insertInto('payout_batches')
    .values({
      region_id: regionId,
      id: batch.id,
      number: batch.number,
      currency: batch.currency,
      payouts: batch.payouts,
      total_minor: batch.totalMinor,
      made_by: batch.madeBy,
      made_at: batch.madeAt,
    })
    .execute()
  await sql`
    insert into payout_attempts (region_id, batch_id, payout_id, attempt, amount_minor, bank_name,
      account_ending, bank_key_id, bank_sealed)
    select payout.region_id, payout.batch_id, payout.id, payout.attempts,
      payout.gross_minor - payout.tax_minor, payee.bank_name, payee.account_ending,
      payee.bank_key_id, payee.bank_sealed
    from payouts payout join payees payee on payee.region_id = payout.region_id
      and payee.kind = payout.payee_kind and payee.id = payout.payee_id
    where payout.region_id = ${regionId} and payout.batch_id = ${batch.id}`.execute(tx)
}

/** Approved payouts that wait because their payee has no bank account. */
export async function countWithoutAccount(db: Queryable, regionId: string): Promise<number> {
  const { rows } = await sql<{ payouts: number }>`
    select count(*) as payouts from payouts
    where region_id = ${regionId} and ${WAITS_FOR_BATCH} and not ${HAS_ACCOUNT}`.execute(db)
  return rows[0]!.payouts
}

export async function getBatch(db: Queryable, regionId: string, id: string): Promise<Batch> {
  const { rows } = await sql<Batch>`
    select ${BATCH} from payout_batches where region_id = ${regionId} and id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('payout batch')
  return rows[0]
}

export async function lockBatch(tx: Tx, regionId: string, id: string): Promise<Batch> {
  const { rows } = await sql<Batch>`
    select ${BATCH} from payout_batches
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  if (rows[0] === undefined) throw new NotFound('payout batch')
  return rows[0]
}

/** Batches, the newest first. */
export async function listBatches(
  db: Queryable,
  regionId: string,
  beforeId: string | undefined,
  limit: number,
): Promise<Batch[]> {
  const { rows } = await sql<Batch>`
    select ${BATCH} from payout_batches
    where region_id = ${regionId}
      ${beforeId === undefined ? sql`` : sql`and id < ${beforeId}::uuid`}
    order by id desc limit ${limit}`.execute(db)
  return rows
}

/** The payouts of a batch as they were put into it, in their order there. */
export async function listAttempts(
  db: Queryable,
  regionId: string,
  batchId: string,
): Promise<Attempt[]> {
  const { rows } = await sql<Attempt>`
    select attempt.payout_id as "payoutId", payout.payee_kind as "payeeKind",
      payout.payee_id as "payeeId", attempt.attempt, attempt.amount_minor as "amountMinor",
      attempt.bank_name as "bankName", attempt.account_ending as "accountEnding",
      attempt.bank_key_id as "bankKeyId", attempt.bank_sealed as "bankSealed", attempt.status,
      attempt.reference, attempt.why
    from payout_attempts attempt join payouts payout on payout.region_id = attempt.region_id
      and payout.id = attempt.payout_id
    where attempt.region_id = ${regionId} and attempt.batch_id = ${batchId}
    order by attempt.payout_id`.execute(db)
  return rows
}

export async function markSent(
  tx: Tx,
  regionId: string,
  id: string,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await sql`update payout_batches set sent_at = ${at}, sent_by = ${by}
    where region_id = ${regionId} and id = ${id} and sent_at is null`.execute(tx)
}

export interface Result {
  payoutId: string
  status: 'paid' | 'failed'
  reference: string | null
  why: string | null
}

/** Writes what the bank said of payouts of a batch that had no result, on both rows. */
export async function writeResults(
  tx: Tx,
  regionId: string,
  batchId: string,
  results: readonly Result[],
  { by, at }: { by: string; at: Date },
): Promise<void> {
  if (results.length === 0) return
  const own = sql`unnest(${results.map((one) => one.payoutId)}::uuid[],
    ${results.map((one) => one.status)}::text[], ${results.map((one) => one.reference)}::text[],
    ${results.map((one) => one.why)}::text[]) as own (payout_id, status, reference, why)`
  await sql`
    update payout_attempts attempt set status = own.status, reference = own.reference,
      why = own.why, resulted_at = ${at}, resulted_by = ${by}
    from ${own}
    where attempt.region_id = ${regionId} and attempt.batch_id = ${batchId}
      and attempt.payout_id = own.payout_id`.execute(tx)
  await sql`
    update payouts set
      paid_at = case when own.status = 'paid' then ${at}::timestamptz end,
      reference = own.reference,
      batch_id = case when own.status = 'paid' then batch_id end,
      failed_at = case when own.status = 'failed' then ${at}::timestamptz end,
      failed_why = case when own.status = 'failed' then own.why end
    from ${own}
    where payouts.region_id = ${regionId} and payouts.id = own.payout_id`.execute(tx)
}
