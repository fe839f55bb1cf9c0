import { type Queryable, sql, type Tx } from '#platform/db'

export interface CashReceipt {
  regionId: string
  orderId: string
  paymentId: string
  accountId: string
  amountMinor: number
  takenBy: string
  takenAt: Date
}

const COLUMNS = [
  'region_id as regionId',
  'order_id as orderId',
  'payment_id as paymentId',
  'account_id as accountId',
  'amount_minor as amountMinor',
  'taken_by as takenBy',
  'taken_at as takenAt',
] as const

/** @returns whether this was the first for its order; another one at once is waited for. */
export async function insertCashReceipt(tx: Tx, receipt: CashReceipt): Promise<boolean> {
  const inserted = await tx
    .insertInto('cash_receipts')
    .values({
      region_id: receipt.regionId,
      order_id: receipt.orderId,
      payment_id: receipt.paymentId,
      account_id: receipt.accountId,
      amount_minor: receipt.amountMinor,
      taken_by: receipt.takenBy,
      taken_at: receipt.takenAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('order_id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function getCashReceipt(
  db: Queryable,
  regionId: string,
  orderId: string,
): Promise<CashReceipt> {
  return db
    .selectFrom('cash_receipts')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('order_id', '=', orderId)
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow()
}

/** The cash that was taken for an order and not handed back; null when there is none. */
export async function findCashReceipt(
  db: Queryable,
  regionId: string,
  orderId: string,
): Promise<CashReceipt | null> {
  const row = await db
    .selectFrom('cash_receipts')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('order_id', '=', orderId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** A receipt is void, and its payment waits for its cash again. */
export async function undoCashReceipt(
  tx: Tx,
  receipt: CashReceipt,
  undoing: { by: string; at: Date },
): Promise<void> {
  const { regionId, orderId, paymentId } = receipt
  await sql`update cash_receipts set undone_at = ${undoing.at}, undone_by = ${undoing.by}
    where region_id = ${regionId} and order_id = ${orderId} and undone_at is null`.execute(tx)
  await sql`update payments set captured_at = null, account_id = null
    where region_id = ${regionId} and id = ${paymentId}`.execute(tx)
}

/** Who took the cash of a payment: the one whose own its giving back is. */
export async function findCashTaker(
  db: Queryable,
  regionId: string,
  paymentId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('cash_receipts')
    .select('taken_by')
    .where('region_id', '=', regionId)
    .where('payment_id', '=', paymentId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return row?.taken_by ?? null
}

/** Takes an order's part out of a waiting payment for several: cash comes order by order. */
export async function splitOff(
  tx: Tx,
  part: { regionId: string; from: string; to: string; orderId: string; amountMinor: number },
): Promise<void> {
  await sql`update payment_orders set payment_id = ${part.to}
    where region_id = ${part.regionId} and payment_id = ${part.from}
      and order_id = ${part.orderId}`.execute(tx)
  await sql`update payments set amount_minor = amount_minor - ${part.amountMinor}
    where region_id = ${part.regionId} and id = ${part.from}`.execute(tx)
}

/** Parts of orders in cash payments that nobody has taken yet. */
export async function listWaitingCash(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<{ paymentId: string; orderId: string; amountMinor: number }[]> {
  if (orderIds.length === 0) return []
  return tx
    .selectFrom('payment_orders as part')
    .innerJoin('payments as payment', (join) =>
      join
        .onRef('payment.region_id', '=', 'part.region_id')
        .onRef('payment.id', '=', 'part.payment_id'),
    )
    .select([
      'part.payment_id as paymentId',
      'part.order_id as orderId',
      'part.amount_minor as amountMinor',
    ])
    .where('part.region_id', '=', regionId)
    .where('part.order_id', 'in', orderIds)
    .where('payment.provider', '=', 'cash')
    .where('payment.captured_at', 'is', null)
    .where('payment.expired_at', 'is', null)
    .execute()
}

/** Sets the parts of waiting payments, without those that come to nothing, and the sums of both. */
export async function setWaitingParts(
  tx: Tx,
  regionId: string,
  parts: readonly { paymentId: string; orderId: string; amountMinor: number }[],
  at: Date,
): Promise<void> {
  const paymentIds = parts.map((part) => part.paymentId)
  const orderIds = parts.map((part) => part.orderId)
  await sql`
    delete from payment_orders part
    using unnest(${paymentIds}::uuid[], ${orderIds}::uuid[],
      ${parts.map((part) => part.amountMinor)}::bigint[]) as now (payment_id, order_id, amount)
    where part.region_id = ${regionId} and part.payment_id = now.payment_id
      and part.order_id = now.order_id and now.amount = 0`.execute(tx)
  await sql`
    update payment_orders part set amount_minor = now.amount
    from unnest(${paymentIds}::uuid[], ${orderIds}::uuid[],
      ${parts.map((part) => part.amountMinor)}::bigint[]) as now (payment_id, order_id, amount)
    where part.region_id = ${regionId} and part.payment_id = now.payment_id
      and part.order_id = now.order_id and now.amount > 0`.execute(tx)
  await sql`
    update payments set amount_minor = sums.amount
    from (select payment_id, sum(amount_minor)::bigint as amount from payment_orders
      where region_id = ${regionId} and payment_id = any(${paymentIds}::uuid[])
      group by payment_id) sums
    where payments.region_id = ${regionId} and payments.id = sums.payment_id`.execute(tx)
  await sql`
    update payments set expired_at = ${at}
    where region_id = ${regionId} and id = any(${paymentIds}::uuid[]) and captured_at is null
      and not exists (select from payment_orders part where part.region_id = ${regionId}
        and part.payment_id = payments.id)`.execute(tx)
}

/** Whether cash was taken for an order. */
export async function hasCashReceipt(
  db: Queryable,
  regionId: string,
  orderId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('cash_receipts')
    .select('order_id')
    .where('region_id', '=', regionId)
    .where('order_id', '=', orderId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertCashPayIn(
  tx: Tx,
  payIn: {
    regionId: string
    id: string
    accountId: string
    amountMinor: number
    proof: string
    receivedBy: string
    receivedAt: Date
  },
): Promise<void> {
  await tx
    .insertInto('cash_pay_ins')
    .values({
      region_id: payIn.regionId,
      id: payIn.id,
      account_id: payIn.accountId,
      amount_minor: payIn.amountMinor,
      proof: payIn.proof,
      received_by: payIn.receivedBy,
      received_at: payIn.receivedAt,
    })
    .execute()
}
