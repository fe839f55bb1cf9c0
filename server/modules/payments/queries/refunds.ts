import { batched, type Queryable, sql, type Tx } from '#platform/db'
import { regionDue } from '#platform/jobs'
import { NotFound } from '#platform/refusals'
import type { Refund, RefundState } from '../refund.ts'
import type { PaidPart } from '../refund-shares.ts'
import { ALERT_AFTER, MOST_TRIES } from '../retries.ts'
import { nextTry } from './backoff.ts'

const DAY_MS = 86_400_000

const COLUMNS = [
  'region_id as regionId',
  'id',
  'payment_id as paymentId',
  'order_id as orderId',
  'amount_minor as amountMinor',
  'currency',
  'reason',
  'route',
  'provider_reference as providerReference',
  'is_goodwill as isGoodwill',
  'issued_by as issuedBy',
  'issued_at as issuedAt',
  'attempts',
  'next_try_at as nextTryAt',
  'asked_at as askedAt',
  'failed_at as failedAt',
  'last_error as lastError',
  'alerted_at as alertedAt',
  'succeeded_at as succeededAt',
  'rerouted_at as reroutedAt',
  'rerouted_to as reroutedTo',
] as const

export type NewRefund = Pick<
  Refund,
  | 'regionId'
  | 'id'
  | 'paymentId'
  | 'orderId'
  | 'amountMinor'
  | 'currency'
  | 'reason'
  | 'route'
  | 'isGoodwill'
  | 'issuedBy'
  | 'issuedAt'
  | 'succeededAt'
> & { succeededBy?: string; proof?: string; triesNow?: boolean }

export async function insertRefunds(tx: Tx, refunds: readonly NewRefund[]): Promise<void> {
  for (const batch of batched(refunds)) {
    await tx.insertInto('refunds').values(batch.map(rowOf)).execute()
  }
}

const rowOf = (refund: NewRefund) => ({
  region_id: refund.regionId,
  id: refund.id,
  payment_id: refund.paymentId,
  order_id: refund.orderId,
  amount_minor: refund.amountMinor,
  currency: refund.currency,
  reason: refund.reason,
  route: refund.route,
  is_goodwill: refund.isGoodwill,
  issued_by: refund.issuedBy,
  issued_at: refund.issuedAt,
  succeeded_at: refund.succeededAt,
  succeeded_by: refund.succeededBy ?? null,
  proof: refund.proof ?? null,
  next_try_at: refund.triesNow === true ? sql<Date>`now()` : null,
})

/** What captured payments gave for orders and what of it was given back, by order and payment. */
export async function listPaidParts(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<(PaidPart & { orderId: string })[]> {
  const { rows } = await sql<PaidPart & { orderId: string }>`
    select part.order_id as "orderId", part.payment_id as "paymentId", payment.provider,
      part.amount_minor as "paidMinor",
      coalesce((select sum(refund.amount_minor) from refunds refund
        where refund.region_id = ${regionId} and refund.order_id = part.order_id
          and refund.payment_id = part.payment_id and refund.rerouted_at is null
      ), 0)::bigint as "refundedMinor"
    from payment_orders part
      join payments payment on payment.region_id = ${regionId} and payment.id = part.payment_id
    where part.region_id = ${regionId} and part.order_id = any(${orderIds}::uuid[])
      and payment.captured_at is not null
    order by part.order_id, part.payment_id`.execute(tx)
  return rows
}

const selectRefunds = (db: Queryable, regionId: string) =>
  db.selectFrom('refunds').select(COLUMNS).where('region_id', '=', regionId)

export async function findRefund(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Refund | null> {
  const row = await selectRefunds(db, regionId).where('id', '=', id).executeTakeFirst()
  return (row as Refund | undefined) ?? null
}

/** A refund of a region; throws NotFound. */
export async function getRefund(db: Queryable, regionId: string, id: string): Promise<Refund> {
  const refund = await findRefund(db, regionId, id)
  if (refund === null) throw new NotFound('refund')
  return refund
}

export async function lockRefund(tx: Tx, regionId: string, id: string): Promise<Refund | null> {
  const row = await selectRefunds(tx, regionId).where('id', '=', id).forUpdate().executeTakeFirst()
  return (row as Refund | undefined) ?? null
}

export async function listRefundsOf(
  db: Queryable,
  regionId: string,
  orderId: string,
): Promise<Refund[]> {
  const rows = await selectRefunds(db, regionId)
    .where('order_id', '=', orderId)
    .orderBy('id')
    .limit(200)
    .execute()
  return rows as Refund[]
}

const STATES: Record<RefundState, ReturnType<typeof sql<boolean>>> = {
  succeeded: sql`succeeded_at is not null`,
  rerouted: sql`rerouted_at is not null`,
  alerted: sql`succeeded_at is null and rerouted_at is null and alerted_at is not null`,
  asked: sql`succeeded_at is null and rerouted_at is null and alerted_at is null
    and asked_at is not null`,
  failing: sql`succeeded_at is null and rerouted_at is null and alerted_at is null
    and asked_at is null and failed_at is not null`,
  waiting: sql`succeeded_at is null and rerouted_at is null and alerted_at is null
    and asked_at is null and failed_at is null`,
}

/** Refunds of a region in a state, newest first, from before an id. */
export async function listRefunds(
  db: Queryable,
  regionId: string,
  filter: { state: RefundState | undefined; before: string | undefined; limit: number },
): Promise<Refund[]> {
  let query = selectRefunds(db, regionId).orderBy('id', 'desc').limit(filter.limit)
  if (filter.state !== undefined) query = query.where(STATES[filter.state])
  if (filter.before !== undefined) query = query.where('id', '<', filter.before)
  return (await query.execute()) as Refund[]
}

/** Cash that waits to be handed back by whoever took it, oldest first, and the account that holds it. */
export async function listCashRefundsOf(
  db: Queryable,
  regionId: string,
  takenBy: string,
): Promise<(Refund & { accountId: string })[]> {
  const rows = await selectRefunds(db, regionId)
    .select(({ selectFrom }) =>
      selectFrom('payments')
        .select('account_id')
        .whereRef('payments.id', '=', 'refunds.payment_id')
        .where('payments.region_id', '=', regionId)
        .as('accountId'),
    )
    .where('route', '=', 'cash')
    .where('succeeded_at', 'is', null)
    .where('rerouted_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('cash_receipts')
          .select('order_id')
          .whereRef('cash_receipts.payment_id', '=', 'refunds.payment_id')
          .where('cash_receipts.region_id', '=', regionId)
          .where('taken_by', '=', takenBy)
          .where('undone_at', 'is', null),
      ),
    )
    .orderBy('id')
    .limit(200)
    .execute()
  return rows as (Refund & { accountId: string })[]
}

export async function claimRefundTries(tx: Tx, limit: number) {
  const due = await regionDue(tx, 'refunds', sql`next_try_at <= now()`)
  if (due === null) return []
  const { regionId, at } = due
  const { rows } = await sql<{ regionId: string; id: string }>`
    update refunds set next_try_at = ${nextTry(sql`attempts + 1`)},
      -- A provider that is away says neither yes nor no: after a day a person is told.
      alerted_at = case when issued_at < ${new Date(at.getTime() - DAY_MS)}::timestamptz
        then coalesce(alerted_at, ${at}::timestamptz) else alerted_at end
    where region_id = ${regionId} and id in (
      select id from refunds where region_id = ${regionId} and next_try_at <= now()
      order by next_try_at limit ${limit} for update skip locked)
    returning region_id as "regionId", id`.execute(tx)
  return rows
}

export async function markAsked(tx: Tx, refund: Refund): Promise<void> {
  await sql`update refunds set asked_at = linli_now()
    where region_id = ${refund.regionId} and id = ${refund.id} and asked_at is null`.execute(tx)
}

export async function keepRefundReference(tx: Tx, refund: Refund, reference: string) {
  await sql`update refunds set provider_reference = ${reference}
    where region_id = ${refund.regionId} and id = ${refund.id}`.execute(tx)
}

export async function keepRefundError(db: Queryable, refund: Refund, error: string) {
  await sql`update refunds set last_error = ${error.slice(0, 500)}
    where region_id = ${refund.regionId} and id = ${refund.id}`.execute(db)
}

export async function markSucceeded(
  tx: Tx,
  refund: Refund,
  success: { at: Date; by?: string; reference?: string; settledAt?: Date | null },
): Promise<void> {
  await sql`
    update refunds set succeeded_at = ${success.at}, succeeded_by = ${success.by ?? null},
      provider_reference = coalesce(${success.reference ?? null}, provider_reference),
      provider_settled_at = ${success.settledAt ?? null}, next_try_at = null
    where region_id = ${refund.regionId} and id = ${refund.id}`.execute(tx)
}

/** Writes down a clear no; the next try is another refund to the provider. */
export async function markRefused(
  tx: Tx,
  refund: Refund,
  refusal: { at: Date; why: string },
): Promise<{ alertedNow: boolean }> {
  const { rows } = await sql<{ alertedNow: boolean }>`
    update refunds set attempts = attempts + 1, failed_at = ${refusal.at}, asked_at = null,
      provider_reference = null, last_error = ${refusal.why.slice(0, 500)},
      next_try_at = ${nextTry(sql`attempts + 1`, sql`attempts + 1 >= ${MOST_TRIES}`)},
      alerted_at = case when attempts + 1 >= ${ALERT_AFTER}
        then coalesce(alerted_at, ${refusal.at}::timestamptz) else alerted_at end
    where region_id = ${refund.regionId} and id = ${refund.id}
    returning attempts = ${ALERT_AFTER} as "alertedNow"`.execute(tx)
  return rows[0]!
}

export async function markRerouted(
  tx: Tx,
  refund: Refund,
  way: { to: string; by: string; at: Date },
): Promise<void> {
  await sql`
    update refunds set rerouted_at = ${way.at}, rerouted_by = ${way.by}, rerouted_to = ${way.to},
      next_try_at = null
    where region_id = ${refund.regionId} and id = ${refund.id}`.execute(tx)
}
