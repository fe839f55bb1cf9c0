import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { PaidOrder, Payment } from '../payment.ts'

const COLUMNS = [
  'region_id as regionId',
  'id',
  'provider',
  'provider_reference as providerReference',
  'amount_minor as amountMinor',
  'currency',
  'account_id as accountId',
  'top_up_account_id as topUpAccountId',
  'payer_id as payerId',
  'payer_resident_id as payerResidentId',
  'redirect_url as redirectUrl',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'captured_at as capturedAt',
  'provider_paid_at as providerPaidAt',
  'expired_at as expiredAt',
  'failed_at as failedAt',
  'failed_why as failedWhy',
] as const

export type NewPayment = Pick<
  Payment,
  | 'regionId'
  | 'id'
  | 'provider'
  | 'amountMinor'
  | 'currency'
  | 'accountId'
  | 'topUpAccountId'
  | 'payerId'
  | 'payerResidentId'
  | 'createdAt'
  | 'expiresAt'
  | 'capturedAt'
>

export async function insertPayment(
  tx: Tx,
  payment: NewPayment,
  orders: readonly PaidOrder[],
): Promise<void> {
  await tx
    .insertInto('payments')
    .values({
      region_id: payment.regionId,
      id: payment.id,
      provider: payment.provider,
      amount_minor: payment.amountMinor,
      currency: payment.currency,
      account_id: payment.accountId,
      top_up_account_id: payment.topUpAccountId,
      payer_id: payment.payerId,
      payer_resident_id: payment.payerResidentId,
      created_at: payment.createdAt,
      expires_at: payment.expiresAt,
      captured_at: payment.capturedAt,
    })
    .execute()
  if (orders.length > 0) {
    await sql`
      insert into payment_orders (region_id, payment_id, order_id, amount_minor)
      select ${payment.regionId}, ${payment.id}, order_id, amount_minor
      from unnest(${orders.map((order) => order.orderId)}::uuid[],
        ${orders.map((order) => order.amountMinor)}::bigint[]) as part (order_id, amount_minor)
    `.execute(tx)
  }
}

export async function findPayment(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Payment | null> {
  const row = await db
    .selectFrom('payments')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** A payment of a region; throws NotFound. */
export async function getPayment(db: Queryable, regionId: string, id: string): Promise<Payment> {
  const payment = await findPayment(db, regionId, id)
  if (payment === null) throw new NotFound('payment')
  return payment
}

/** Locks payments in the order of their ids, so that those who lock several never cross. */
export async function lockPayments(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
): Promise<Payment[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('payments')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function listOrdersOfPayments(
  db: Queryable,
  regionId: string,
  paymentIds: readonly string[],
): Promise<(PaidOrder & { paymentId: string })[]> {
  if (paymentIds.length === 0) return []
  return db
    .selectFrom('payment_orders')
    .select(['payment_id as paymentId', 'order_id as orderId', 'amount_minor as amountMinor'])
    .where('region_id', '=', regionId)
    .where('payment_id', 'in', paymentIds)
    .orderBy('payment_id')
    .orderBy('order_id')
    .execute()
}

export async function listPaymentIdsOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<string[]> {
  if (orderIds.length === 0) return []
  const rows = await db
    .selectFrom('payment_orders')
    .select('payment_id as paymentId')
    .distinct()
    .where('region_id', '=', regionId)
    .where('order_id', 'in', orderIds)
    .execute()
  return rows.map((row) => row.paymentId)
}

/** Payments of an order with the part that is the order's, oldest first. */
export async function listPaymentsOf(
  db: Queryable,
  regionId: string,
  orderId: string,
): Promise<(Payment & { orderAmountMinor: number })[]> {
  return db
    .selectFrom('payments')
    .innerJoin('payment_orders as part', (join) =>
      join
        .onRef('part.region_id', '=', 'payments.region_id')
        .onRef('part.payment_id', '=', 'payments.id'),
    )
    .select(COLUMNS.map((column) => `payments.${column}` as const))
    .select('part.amount_minor as orderAmountMinor')
    .where('part.region_id', '=', regionId)
    .where('part.order_id', '=', orderId)
    .orderBy('payments.created_at')
    .orderBy('payments.id')
    .limit(200)
    .execute() as unknown as Promise<(Payment & { orderAmountMinor: number })[]>
}

export async function markCaptured(
  tx: Tx,
  payment: { regionId: string; id: string; accountId: string },
  capture: { reference: string | null; paidAt: Date | null; at: Date },
): Promise<void> {
  await sql`
    update payments set captured_at = ${capture.at}, account_id = ${payment.accountId},
      provider_reference = coalesce(${capture.reference}, provider_reference),
      provider_paid_at = ${capture.paidAt}, next_query_at = null
    where region_id = ${payment.regionId} and id = ${payment.id}`.execute(tx)
}

export async function keepReference(
  db: Queryable,
  regionId: string,
  id: string,
  created: { reference: string; redirectUrl: string },
): Promise<void> {
  await sql`
    update payments set provider_reference = ${created.reference},
      redirect_url = ${created.redirectUrl}
    where region_id = ${regionId} and id = ${id} and captured_at is null`.execute(db)
}

export async function markFailed(
  tx: Tx,
  regionId: string,
  id: string,
  failure: { at: Date; why: string },
): Promise<void> {
  await sql`
    update payments set failed_at = ${failure.at}, failed_why = ${failure.why}, next_query_at = null
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}
