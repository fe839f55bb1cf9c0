import { sql, type Tx } from '#platform/db'
import type { ClosedWhy } from '../order.ts'
import { ORDER_COLUMNS, type Order } from './orders.ts'

/** Locks orders in the order of their ids. */
export async function lockOrders(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
): Promise<Order[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('orders')
    .select(ORDER_COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as Order[]
}

export async function markCancelled(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  cancellation: { at: Date; by: string | null; why: string },
): Promise<void> {
  await tx
    .updateTable('orders')
    .set({
      cancelled_at: cancellation.at,
      cancelled_by: cancellation.by,
      cancelled_why: cancellation.why,
      cash_due_minor: 0,
    })
    .where('region_id', '=', regionId)
    .where('id', 'in', orderIds)
    .execute()
}

export async function markExpired(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  at: Date,
): Promise<void> {
  await tx
    .updateTable('orders')
    .set({ expired_at: at })
    .where('region_id', '=', regionId)
    .where('id', 'in', orderIds)
    .execute()
}

export async function markPaid(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  at: Date,
): Promise<void> {
  await tx
    .updateTable('orders')
    .set({ paid_at: at, cash_due_minor: 0 })
    .where('region_id', '=', regionId)
    .where('id', 'in', orderIds)
    .execute()
}

/** Closes orders that are locked, or opens them again where no closing is given. */
export async function markClosed(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  closing: { why: ClosedWhy; by: string | null; at: Date } | null,
): Promise<void> {
  await tx
    .updateTable('orders')
    .set({
      closed_at: closing?.at ?? null,
      closed_by: closing?.by ?? null,
      closed_why: closing?.why ?? null,
    })
    .where('region_id', '=', regionId)
    .where('id', 'in', orderIds)
    .execute()
}

/** To be paid in cash when it is fetched: nothing of its hold is left that could run out. */
export async function markUnpaid(
  tx: Tx,
  regionId: string,
  orderId: string,
  cashDueMinor: number,
): Promise<void> {
  await tx
    .updateTable('orders')
    .set({ paid_at: null, hold_until: null, cash_due_minor: cashDueMinor })
    .where('region_id', '=', regionId)
    .where('id', '=', orderId)
    .execute()
}

const isUnpaid = sql<boolean>`hold_until is not null and paid_at is null
  and cancelled_at is null and expired_at is null`

/** Unpaid orders whose hold is over, the longest over first. */
export async function listOverdue(
  tx: Tx,
  at: Date,
  limit: number,
): Promise<{ regionId: string; id: string }[]> {
  return tx
    .selectFrom('orders')
    .select(['region_id as regionId', 'id'])
    .where('hold_until', '<=', at)
    .where(isUnpaid)
    .orderBy('hold_until')
    .limit(limit)
    .execute()
}

/** Regions with unpaid orders, not reminded of yet, whose hold ends within the longest notice. */
export async function listRegionsToRemind(tx: Tx, until: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('orders')
    .select('region_id as regionId')
    .distinct()
    .where('hold_until', '<=', until)
    .where('reminded_at', 'is', null)
    .where(isUnpaid)
    .execute()
  return rows.map((row) => row.regionId)
}

/** Marks unpaid orders of a region whose hold ends until then as reminded of, each once. */
export async function markReminded(
  tx: Tx,
  regionId: string,
  span: { at: Date; until: Date; limit: number },
): Promise<{ id: string; residentId: string | null }[]> {
  const { rows } = await sql<{ id: string; residentId: string | null }>`
    update orders set reminded_at = ${span.at}
    where region_id = ${regionId} and id in (
      select id from orders
      where region_id = ${regionId} and hold_until > ${span.at} and hold_until <= ${span.until}
        and reminded_at is null and ${isUnpaid}
      order by id limit ${span.limit} for update skip locked)
    returning id, resident_id as "residentId"`.execute(tx)
  return rows
}

/** Forgets where orders of residents were to be brought and what was noted on them. */
export async function emptyWordsOf(
  tx: Tx,
  regionId: string,
  residentIds: readonly string[],
): Promise<void> {
  await sql`
    update orders set address = null, note = ''
    where region_id = ${regionId} and id in (
      select id from orders
      where region_id = ${regionId} and resident_id = any(${[...residentIds]}::uuid[])
        and (address is not null or note <> '')
      order by id for update)`.execute(tx)
}
