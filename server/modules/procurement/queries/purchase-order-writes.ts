import { sql, type Tx } from '#platform/db'
import type { PurchaseOrder, PurchaseOrderLine } from '../purchase-order.ts'

export type NewOrderLine = Pick<
  PurchaseOrderLine,
  'skuId' | 'poolLineId' | 'quantity' | 'costMinor' | 'isWeighed' | 'caseSize' | 'lotRule'
>

export type NewOrder = Pick<
  PurchaseOrder,
  | 'id'
  | 'number'
  | 'supplierId'
  | 'stationId'
  | 'pickupDate'
  | 'poolId'
  | 'secondSourceOf'
  | 'createdAt'
  | 'holdUntil'
> & { createdBy: string | null }

export async function insertPurchaseOrders(
  tx: Tx,
  regionId: string,
  orders: readonly NewOrder[],
): Promise<void> {
  if (orders.length === 0) return
  const column = <Key extends keyof NewOrder>(key: Key) => orders.map((order) => order[key])
  await sql`
    insert into purchase_orders (region_id, id, number, supplier_id, station_id, pickup_date,
      pool_id, second_source_of, created_at, hold_until, created_by)
    select ${regionId}, * from unnest(${column('id')}::uuid[], ${column('number')}::text[],
      ${column('supplierId')}::uuid[], ${column('stationId')}::uuid[],
      ${column('pickupDate')}::date[], ${column('poolId')}::uuid[],
      ${column('secondSourceOf')}::uuid[], ${column('createdAt')}::timestamptz[],
      ${column('holdUntil')}::timestamptz[], ${column('createdBy')}::uuid[])`.execute(tx)
}

export async function insertOrderLines(
  tx: Tx,
  regionId: string,
  lines: readonly (NewOrderLine & { orderId: string })[],
): Promise<void> {
  if (lines.length === 0) return
  const column = <Key extends keyof (NewOrderLine & { orderId: string })>(key: Key) =>
    lines.map((line) => line[key])
  await sql`
    insert into purchase_order_lines (region_id, purchase_order_id, sku_id, pool_line_id, quantity,
      cost_minor, is_weighed, case_size, lot_rule)
    select ${regionId}, * from unnest(${column('orderId')}::uuid[], ${column('skuId')}::uuid[],
      ${column('poolLineId')}::uuid[], ${column('quantity')}::bigint[],
      ${column('costMinor')}::bigint[], ${column('isWeighed')}::boolean[],
      ${column('caseSize')}::int[], ${column('lotRule')}::text[])`.execute(tx)
}

/** Takes all lines of a held order away, to be written anew. */
export async function deleteOrderLines(tx: Tx, regionId: string, orderId: string): Promise<void> {
  await tx
    .deleteFrom('purchase_order_lines')
    .where('region_id', '=', regionId)
    .where('purchase_order_id', '=', orderId)
    .execute()
}

export type OrderMark =
  | { to: 'sent'; answerBy: Date }
  | { to: 'escalated' }
  | { to: 'confirmed' }
  | { to: 'declined'; why: string }
  | { to: 'cancelled'; why: string }
  | { to: 'shipped' }
  | { to: 'closed' }
  | { to: 'changed' }

/** Writes down what became of orders that are locked; shipped and closed stay at their first time. */
export async function markOrders(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  mark: OrderMark,
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  if (orderIds.length === 0) return
  await tx
    .updateTable('purchase_orders')
    .set((row) => ({ ...columnsOf(mark, by, at), version: row('version', '+', 1) }))
    .where('region_id', '=', regionId)
    .where('id', 'in', [...orderIds])
    .execute()
}

function columnsOf(mark: OrderMark, by: string | null, at: Date) {
  switch (mark.to) {
    case 'sent':
      return { sent_at: at, sent_by: by, answer_by: mark.answerBy }
    case 'escalated':
      return { escalated_at: at }
    case 'confirmed':
      return { confirmed_at: at, confirmed_by: by }
    case 'declined':
      return { declined_at: at, declined_by: by, declined_why: mark.why }
    case 'cancelled':
      return { cancelled_at: at, cancelled_by: by, cancelled_why: mark.why }
    case 'shipped':
      return { shipped_at: sql<Date>`coalesce(shipped_at, ${at})` }
    case 'closed':
      return { closed_at: sql<Date>`coalesce(closed_at, ${at})` }
    case 'changed':
      return {}
  }
}

type QuantityColumn =
  | 'confirmed_quantity'
  | 'passed_quantity'
  | 'shipped_quantity'
  | 'received_quantity'
  | 'refused_quantity'

/** Sets one quantity of lines of an order that is locked. */
export async function setLineQuantities(
  tx: Tx,
  regionId: string,
  orderId: string,
  column: QuantityColumn,
  lines: readonly { skuId: string; quantity: number }[],
): Promise<void> {
  if (lines.length === 0) return
  await sql`
    update purchase_order_lines line set ${sql.ref(column)} = now.quantity
    from unnest(${lines.map((line) => line.skuId)}::uuid[],
      ${lines.map((line) => line.quantity)}::bigint[]) as now (sku_id, quantity)
    where line.region_id = ${regionId} and line.purchase_order_id = ${orderId}
      and line.sku_id = now.sku_id`.execute(tx)
}

/** Writes down why lines were cut; those without a reason keep theirs. */
export async function setCutReasons(
  tx: Tx,
  regionId: string,
  orderId: string,
  lines: readonly { skuId: string; why?: string }[],
): Promise<void> {
  const told = lines.filter((line) => line.why !== undefined)
  if (told.length === 0) return
  await sql`
    update purchase_order_lines line set cut_why = told.why
    from unnest(${told.map((line) => line.skuId)}::uuid[],
      ${told.map((line) => line.why!)}::text[]) as told (sku_id, why)
    where line.region_id = ${regionId} and line.purchase_order_id = ${orderId}
      and line.sku_id = told.sku_id`.execute(tx)
}
