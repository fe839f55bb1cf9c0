import { type Queryable, sql, type Tx } from '#platform/db'
import type { CommissionKind, EarnerKind } from '../commission.ts'

export interface CommissionEntry {
  regionId: string
  id: string
  earnerKind: EarnerKind
  earnerId: string
  kind: CommissionKind
  orderId: string | null
  lineNumber: number | null
  subjectId: string | null
  amountMinor: number
  dueMinor: number | null
  netMinor: number | null
  basisPoints: number | null
  reason: string
  causeId: string
  enteredBy: string | null
  earnedAt: Date
  maturesAt: Date
}

/** One statement, whatever their number. */
export async function insertCommissionEntries(
  tx: Tx,
  regionId: string,
  entries: readonly Omit<CommissionEntry, 'regionId'>[],
): Promise<void> {
  if (entries.length === 0) return
  const column = <Value>(of: (entry: (typeof entries)[number]) => Value) => entries.map(of)
  await sql`
    insert into commission_entries (region_id, id, earner_kind, earner_id, kind, order_id,
      line_number, subject_id, amount_minor, due_minor, net_minor, basis_points, reason, cause_id, entered_by,
      earned_at, matures_at)
    select ${regionId}, entry.* from unnest(
      ${column((one) => one.id)}::uuid[], ${column((one) => one.earnerKind)}::text[],
      ${column((one) => one.earnerId)}::uuid[], ${column((one) => one.kind)}::text[],
      ${column((one) => one.orderId)}::uuid[], ${column((one) => one.lineNumber)}::smallint[],
      ${column((one) => one.subjectId)}::uuid[], ${column((one) => one.amountMinor)}::bigint[],
      ${column((one) => one.dueMinor)}::bigint[], ${column((one) => one.netMinor)}::bigint[], ${column((one) => one.basisPoints)}::integer[],
      ${column((one) => one.reason)}::text[], ${column((one) => one.causeId)}::uuid[],
      ${column((one) => one.enteredBy)}::uuid[], ${column((one) => one.earnedAt)}::timestamptz[],
      ${column((one) => one.maturesAt)}::timestamptz[]) as entry`.execute(tx)
}

/** The same for what one cause enters once: told again it is passed over. */
export async function insertOnceEntered(
  tx: Tx,
  regionId: string,
  entry: Omit<CommissionEntry, 'regionId'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into commission_entries (region_id, id, earner_kind, earner_id, kind, order_id,
      line_number, subject_id, amount_minor, due_minor, net_minor, basis_points, reason, cause_id, entered_by,
      earned_at, matures_at)
    values (${regionId}, ${entry.id}, ${entry.earnerKind}, ${entry.earnerId}, ${entry.kind},
      ${entry.orderId}, ${entry.lineNumber}, ${entry.subjectId}, ${entry.amountMinor},
      ${entry.dueMinor}, ${entry.netMinor}, ${entry.basisPoints}, ${entry.reason}, ${entry.causeId},
      ${entry.enteredBy}, ${entry.earnedAt}, ${entry.maturesAt})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

/** Makes the rows of orders that earn, and locks those there are of the orders named, in id order. */
export async function lockCommissionOrders(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  earning: readonly { orderId: string; leaderId: string; maturesAt: Date }[],
): Promise<Map<string, { leaderId: string; maturesAt: Date }>> {
  const sorted = [...earning].sort((a, b) => (a.orderId < b.orderId ? -1 : 1))
  await sql`
    insert into commission_orders (region_id, order_id, leader_id, matures_at)
    select ${regionId}, order_id, leader_id, matures_at
    from unnest(${sorted.map((one) => one.orderId)}::uuid[],
      ${sorted.map((one) => one.leaderId)}::uuid[],
      ${sorted.map((one) => one.maturesAt)}::timestamptz[]) as own (order_id, leader_id, matures_at)
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ orderId: string; leaderId: string; maturesAt: Date }>`
    select order_id as "orderId", leader_id as "leaderId", matures_at as "maturesAt"
    from commission_orders
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
    order by order_id for update`.execute(tx)
  return new Map(rows.map((row) => [row.orderId, row]))
}

/** Sets anew when the claim windows of orders closed again end. */
export async function updateMaturing(
  tx: Tx,
  regionId: string,
  orders: readonly { orderId: string; maturesAt: Date }[],
): Promise<void> {
  if (orders.length === 0) return
  await sql`
    update commission_orders set matures_at = own.matures_at
    from unnest(${orders.map((one) => one.orderId)}::uuid[],
      ${orders.map((one) => one.maturesAt)}::timestamptz[]) as own (order_id, matures_at)
    where commission_orders.region_id = ${regionId}
      and commission_orders.order_id = own.order_id
      and commission_orders.matures_at <> own.matures_at`.execute(tx)
}

/** What was entered for the lines of orders, by order and line. */
export async function sumOfLines(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, Map<number, number>>> {
  const { rows } = await sql<{ orderId: string; lineNumber: number; sum: number }>`
    select order_id as "orderId", line_number as "lineNumber", sum(amount_minor)::bigint as sum
    from commission_entries
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      and kind in ('earned', 'clawback', 'reversal')
    group by order_id, line_number`.execute(db)
  const sums = new Map<string, Map<number, number>>()
  for (const { orderId, lineNumber, sum } of rows) {
    const ofOrder = sums.get(orderId) ?? new Map<number, number>()
    sums.set(orderId, ofOrder.set(lineNumber, sum))
  }
  return sums
}
