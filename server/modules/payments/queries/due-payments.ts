import { type Queryable, sql, type Tx } from '#platform/db'
import { regionDue } from '#platform/jobs'
import { MOST_QUERIES } from '../retries.ts'
import { nextTry } from './backoff.ts'

/** From now on it is asked for, whatever becomes of the call that starts it. */
export async function scheduleFirstQuery(db: Queryable, regionId: string, id: string) {
  await sql`
    update payments set next_query_at = ${nextTry(sql`1`)}, query_attempts = 0
    where region_id = ${regionId} and id = ${id} and captured_at is null`.execute(db)
}

export async function stopQuerying(tx: Tx, regionId: string, id: string): Promise<void> {
  await sql`update payments set next_query_at = null
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** Takes payments that are to be asked for; the next asking is set before this one is made. */
export async function claimQueries(tx: Tx, limit: number) {
  const due = await regionDue(tx, 'payments', sql`next_query_at <= now()`)
  if (due === null) return []
  const { regionId } = due
  const { rows } = await sql<{ regionId: string; id: string }>`
    update payments set query_attempts = query_attempts + 1,
      next_query_at = ${nextTry(sql`query_attempts`, sql`query_attempts + 1 >= ${MOST_QUERIES}`)}
    where region_id = ${regionId} and id in (
      select id from payments where region_id = ${regionId} and next_query_at <= now()
      order by next_query_at limit ${limit} for update skip locked)
    returning region_id as "regionId", id`.execute(tx)
  return rows
}

/** Marks what was not paid in time; where a provider was asked it is asked once more, at once. */
export async function expireDue(tx: Tx, limit: number) {
  const unpaid = sql`captured_at is null and failed_at is null and expired_at is null`
  const due = await regionDue(tx, 'payments', sql`expires_at <= linli_now() and ${unpaid}`)
  if (due === null) return []
  const { regionId, now, at } = due
  const { rows } = await sql<{ regionId: string; id: string; at: Date }>`
    update payments set expired_at = ${at},
      next_query_at = case when next_query_at is not null then ${now}::timestamptz end
    where region_id = ${regionId} and id in (
      select id from payments
      where region_id = ${regionId} and expires_at <= linli_now() and ${unpaid}
      order by expires_at limit ${limit} for update skip locked)
    returning region_id as "regionId", id, expired_at as at`.execute(tx)
  return rows
}

/** Ends the waiting payments that are for none but these orders and those that ended before. */
export async function expireThoseOf(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  at: Date,
): Promise<string[]> {
  await sql`
    update payment_orders part set closed_at = ${at}
    from payments payment
    where part.region_id = ${regionId} and part.order_id = any(${orderIds}::uuid[])
      and part.closed_at is null
      and payment.region_id = part.region_id and payment.id = part.payment_id
      and payment.captured_at is null and payment.failed_at is null
      and payment.expired_at is null`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    update payments set expired_at = ${at}
    where region_id = ${regionId}
      and captured_at is null and failed_at is null and expired_at is null
      and id in (select payment_id from payment_orders
        where region_id = ${regionId} and order_id = any(${orderIds}::uuid[]))
      and not exists (select from payment_orders other where other.region_id = ${regionId}
        and other.payment_id = payments.id and other.closed_at is null)
    returning id`.execute(tx)
  return rows.map((row) => row.id)
}
