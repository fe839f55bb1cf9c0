import { type Queryable, sql, type Tx } from '#platform/db'
import type { Notification } from './wire.ts'

/** A payment as the sandbox keeps it. Its time is the world's, not the program's. */
export interface Charge {
  id: string
  merchant: string
  reference: string
  amountMinor: number
  currency: string
  description: string
  returnUrl: string
  notifyUrl: string
  expiresAt: Date
  paidAt: Date | null
  refusedAt: Date | null
}

const CHARGE = [
  'id',
  'merchant',
  'reference',
  'amount_minor as amountMinor',
  'currency',
  'description',
  'return_url as returnUrl',
  'notify_url as notifyUrl',
  'expires_at as expiresAt',
  'paid_at as paidAt',
  'refused_at as refusedAt',
] as const

export async function insertCharge(
  db: Queryable,
  charge: Omit<Charge, 'expiresAt' | 'paidAt' | 'refusedAt'> & { expiresInSeconds: number },
): Promise<void> {
  await sql`
    insert into sandbox_charges (id, merchant, reference, amount_minor, currency, description,
      return_url, notify_url, expires_at)
    values (${charge.id}, ${charge.merchant}, ${charge.reference}, ${charge.amountMinor},
      ${charge.currency}, ${charge.description}, ${charge.returnUrl}, ${charge.notifyUrl},
      now() + make_interval(secs => ${charge.expiresInSeconds}))
    on conflict (merchant, reference) do nothing`.execute(db)
}

export async function findCharge(
  db: Queryable,
  merchant: string,
  reference: string,
): Promise<Charge | null> {
  const row = await db
    .selectFrom('sandbox_charges')
    .select(CHARGE)
    .where('merchant', '=', merchant)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row ?? null
}

export async function findChargeById(db: Queryable, id: string): Promise<Charge | null> {
  const row = await db
    .selectFrom('sandbox_charges')
    .select(CHARGE)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function lockCharge(
  tx: Tx,
  merchant: string,
  reference: string,
): Promise<Charge | null> {
  const row = await tx
    .selectFrom('sandbox_charges')
    .select(CHARGE)
    .where('merchant', '=', merchant)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** @returns the charge when this very call settled it */
export async function settleCharge(
  tx: Tx,
  id: string,
  how: 'paid_at' | 'refused_at',
): Promise<Charge | null> {
  const row = await tx
    .updateTable('sandbox_charges')
    .set({ [how]: sql<Date>`date_trunc('milliseconds', now())` })
    .where('id', '=', id)
    .where('paid_at', 'is', null)
    .where('refused_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(CHARGE)
    .executeTakeFirst()
  return row ?? null
}

export interface SandboxRefund {
  id: string
  chargeId: string
  reference: string
  amountMinor: number
  succeededAt: Date | null
  failedAt: Date | null
  failedWhy: string | null
}

const REFUND = [
  'id',
  'charge_id as chargeId',
  'reference',
  'amount_minor as amountMinor',
  'succeeded_at as succeededAt',
  'failed_at as failedAt',
  'failed_why as failedWhy',
] as const

export async function findSandboxRefund(
  db: Queryable,
  reference: string,
): Promise<SandboxRefund | null> {
  const row = await db
    .selectFrom('sandbox_refunds')
    .select(REFUND)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row ?? null
}

export async function listSandboxRefundsOf(tx: Tx, chargeId: string): Promise<SandboxRefund[]> {
  return tx
    .selectFrom('sandbox_refunds')
    .select(REFUND)
    .where('charge_id', '=', chargeId)
    .limit(10_000)
    .execute()
}

export async function insertSandboxRefund(
  tx: Tx,
  refund: Pick<SandboxRefund, 'id' | 'chargeId' | 'reference' | 'amountMinor' | 'failedWhy'> & {
    delaySeconds: number
  },
): Promise<SandboxRefund> {
  const { rows } = await sql<SandboxRefund>`
    insert into sandbox_refunds (id, charge_id, reference, amount_minor, failed_why, failed_at,
      succeeded_at, settles_at)
    values (${refund.id}, ${refund.chargeId}, ${refund.reference}, ${refund.amountMinor},
      ${refund.failedWhy},
      case when ${refund.failedWhy}::text is not null then date_trunc('milliseconds', now()) end,
      case when ${refund.failedWhy}::text is null and ${refund.delaySeconds}::int = 0
        then date_trunc('milliseconds', now()) end,
      case when ${refund.delaySeconds}::int > 0
        then now() + make_interval(secs => ${refund.delaySeconds}::int) end)
    returning id, charge_id as "chargeId", reference, amount_minor as "amountMinor",
      succeeded_at as "succeededAt", failed_at as "failedAt", failed_why as "failedWhy"
  `.execute(tx)
  return rows[0]!
}

/** Lets delayed refunds succeed whose time has come. */
export async function settleDelayedRefunds(tx: Tx, limit: number) {
  const { rows } = await sql<SandboxRefund & { chargeId: string }>`
    update sandbox_refunds set succeeded_at = date_trunc('milliseconds', now())
    where id in (select id from sandbox_refunds
      where settles_at <= now() and succeeded_at is null and failed_at is null
      order by settles_at limit ${limit} for update skip locked)
    returning id, charge_id as "chargeId", reference, amount_minor as "amountMinor",
      succeeded_at as "succeededAt", failed_at as "failedAt", failed_why as "failedWhy"
  `.execute(tx)
  return rows
}

export async function listChargesByIds(db: Queryable, ids: readonly string[]): Promise<Charge[]> {
  if (ids.length === 0) return []
  return db.selectFrom('sandbox_charges').select(CHARGE).where('id', 'in', ids).execute()
}

export interface BillRow {
  type: 'payment' | 'refund'
  reference: string
  id: string
  amountMinor: number
  currency: string
  at: Date
}

/** What was paid and given back on a day (UTC), in the order it happened. */
export async function listBill(db: Queryable, merchant: string, date: string): Promise<BillRow[]> {
  const { rows } = await sql<BillRow>`
    with day as (select ${date}::date::timestamp at time zone 'UTC' as from_at,
      (${date}::date + 1)::timestamp at time zone 'UTC' as to_at)
    select 'payment' as type, reference, id, amount_minor as "amountMinor", currency, paid_at as at
    from sandbox_charges, day
    where merchant = ${merchant} and paid_at >= from_at and paid_at < to_at
    union all
    select 'refund', refund.reference, refund.id, refund.amount_minor, charge.currency,
      refund.succeeded_at
    from day, sandbox_refunds refund join sandbox_charges charge on charge.id = refund.charge_id
    where charge.merchant = ${merchant}
      and refund.succeeded_at >= from_at and refund.succeeded_at < to_at
    order by at, id`.execute(db)
  return rows
}

export async function insertNotifications(
  tx: Tx,
  notifications: readonly { url: string; body: Notification }[],
): Promise<void> {
  if (notifications.length === 0) return
  await tx
    .insertInto('sandbox_notifications')
    .values(
      notifications.map(({ url, body }) => ({ id: body.id, url, body: JSON.stringify(body) })),
    )
    .execute()
}

const MOST_DELIVERIES = 16

/** Takes messages that are due; the next try is set before this one is made. */
export async function claimDeliveries(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update sandbox_notifications set attempts = attempts + 1,
      next_try_at = now() + make_interval(secs => least(3600, 5 * power(2, attempts))),
      given_up_at = case when attempts >= ${MOST_DELIVERIES} then now() end
    where id in (select id from sandbox_notifications
      where next_try_at <= now() and delivered_at is null and given_up_at is null
      order by next_try_at limit ${limit} for update skip locked)
    returning id`.execute(tx)
  return rows.map((row) => row.id)
}

export async function findDelivery(
  db: Queryable,
  id: string,
): Promise<{ url: string; body: string } | null> {
  const row = await db
    .selectFrom('sandbox_notifications')
    .select(['url', 'body'])
    .where('id', '=', id)
    .where('delivered_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function markDelivered(db: Queryable, id: string): Promise<void> {
  await sql`update sandbox_notifications set delivered_at = now() where id = ${id}`.execute(db)
}

export async function keepDeliveryError(db: Queryable, id: string, error: string): Promise<void> {
  await sql`update sandbox_notifications set last_error = ${error.slice(0, 500)}
    where id = ${id}`.execute(db)
}
