import type { RawBuilder } from 'kysely'
import { type Queryable, sql, type Tx } from '#platform/db'
import { regionDue } from '#platform/jobs'
import { NotFound } from '#platform/refusals'
import type {
  PurchaseOrder,
  PurchaseOrderLine,
  PurchaseOrderState,
  PurchaseOrderWithLines,
} from '../purchase-order.ts'

const ORDER = sql`id, number, supplier_id as "supplierId", station_id as "stationId",
  pickup_date as "pickupDate", pool_id as "poolId", second_source_of as "secondSourceOf", version,
  created_at as "createdAt", hold_until as "holdUntil", sent_at as "sentAt",
  answer_by as "answerBy", escalated_at as "escalatedAt", confirmed_at as "confirmedAt",
  declined_at as "declinedAt", declined_why as "declinedWhy", cancelled_at as "cancelledAt",
  cancelled_why as "cancelledWhy", shipped_at as "shippedAt", closed_at as "closedAt"`

const STATE = sql`case when cancelled_at is not null then 'cancelled'
  when declined_at is not null then 'declined' when closed_at is not null then 'closed'
  when shipped_at is not null then 'shipped' when confirmed_at is not null then 'confirmed'
  when escalated_at is not null then 'escalated' when sent_at is null then 'held'
  else 'sent' end`

export interface PurchaseOrderFilter {
  regionId: string
  supplierId?: string | undefined
  stationId?: string | undefined
  pickupDate?: string | undefined
  state?: PurchaseOrderState | undefined
  /** Leaves out what the supplier was not told of. */
  isSent?: boolean | undefined
  beforeId?: string | undefined
  limit: number
}

/** Purchase orders, the newest first. */
export async function listPurchaseOrders(
  db: Queryable,
  filter: PurchaseOrderFilter,
): Promise<PurchaseOrder[]> {
  const { supplierId = null, stationId = null, pickupDate = null, beforeId = null } = filter
  const { rows } = await sql<PurchaseOrder>`
    select ${ORDER} from purchase_orders
    where region_id = ${filter.regionId}
      and (${supplierId}::uuid is null or supplier_id = ${supplierId}::uuid)
      and (${stationId}::uuid is null or station_id = ${stationId}::uuid)
      and (${pickupDate}::date is null or pickup_date = ${pickupDate}::date)
      and (${filter.state ?? null}::text is null or ${STATE} = ${filter.state ?? null})
      and (not ${filter.isSent ?? false}::boolean or sent_at is not null)
      and (${beforeId}::uuid is null or id < ${beforeId}::uuid)
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

/** Lines of orders, by order and SKU. */
export async function listLinesOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, PurchaseOrderLine[]>> {
  const { rows } = await sql<PurchaseOrderLine & { orderId: string }>`
    select purchase_order_id as "orderId", sku_id as "skuId", pool_line_id as "poolLineId",
      quantity, cost_minor as "costMinor", is_weighed as "isWeighed", case_size as "caseSize",
      lot_rule as "lotRule", confirmed_quantity as "confirmedQuantity",
      cut_why as "cutWhy",
      passed_quantity as "passedQuantity", shipped_quantity as "shippedQuantity",
      received_quantity as "receivedQuantity", refused_quantity as "refusedQuantity"
    from purchase_order_lines
    where region_id = ${regionId} and purchase_order_id = any(${[...orderIds]}::uuid[])
    order by purchase_order_id, sku_id`.execute(db)
  const lines = new Map<string, PurchaseOrderLine[]>(orderIds.map((id) => [id, []]))
  for (const { orderId, ...line } of rows) lines.get(orderId)!.push(line)
  return lines
}

/** An order without its lines, or null. */
export async function findPurchaseOrder(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<PurchaseOrder | null> {
  const { rows } = await sql<PurchaseOrder>`select ${ORDER} from purchase_orders
    where region_id = ${regionId} and id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Those of the ids that are there, by id, without their lines. */
export async function listPurchaseOrdersByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<PurchaseOrder[]> {
  const { rows } = await sql<PurchaseOrder>`select ${ORDER} from purchase_orders
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[]) order by id`.execute(db)
  return rows
}

/** An order with its lines; throws NotFound. */
export async function getPurchaseOrder(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<PurchaseOrderWithLines> {
  const order = await findPurchaseOrder(db, regionId, id)
  if (order === null) throw new NotFound('purchase order')
  return { ...order, lines: (await listLinesOf(db, regionId, [id])).get(id)! }
}

/** Locks an order, then reads its lines, which change only under this lock; throws NotFound. */
export async function lockPurchaseOrder(
  tx: Tx,
  regionId: string,
  id: string,
): Promise<PurchaseOrderWithLines> {
  const { rows } = await sql<PurchaseOrder>`select ${ORDER} from purchase_orders
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  const [order] = rows
  if (order === undefined) throw new NotFound('purchase order')
  return { ...order, lines: (await listLinesOf(tx, regionId, [id])).get(id)! }
}

/** Locks the orders of a day at a warehouse that are not cancelled, in id order. */
export async function lockOrdersOfDay(
  tx: Tx,
  regionId: string,
  day: { stationId: string; pickupDate: string },
): Promise<PurchaseOrder[]> {
  const { rows } = await sql<PurchaseOrder>`select ${ORDER} from purchase_orders
    where region_id = ${regionId} and station_id = ${day.stationId}
      and pickup_date = ${day.pickupDate}::date and cancelled_at is null
    order by id for update`.execute(tx)
  return rows
}

/** All orders of a day at a warehouse, by id. */
export async function listPurchaseOrdersOfDay(
  db: Queryable,
  regionId: string,
  day: { warehouseId: string; pickupDate: string },
): Promise<PurchaseOrder[]> {
  const { rows } = await sql<PurchaseOrder>`select ${ORDER} from purchase_orders
    where region_id = ${regionId} and station_id = ${day.warehouseId}
      and pickup_date = ${day.pickupDate}::date
    order by id`.execute(db)
  return rows
}

type DueOrder = PurchaseOrder & { regionId: string }

/** Locks a region's orders whose hold is over. */
export function lockOrdersToSend(tx: Tx, limit: number): Promise<DueOrder[]> {
  return lockDue(
    tx,
    sql`sent_at is null and cancelled_at is null and hold_until <= linli_now()`,
    limit,
  )
}

/** Locks a region's orders that their supplier should have answered by now. */
export function lockSilentOrders(tx: Tx, limit: number): Promise<DueOrder[]> {
  return lockDue(
    tx,
    sql`sent_at is not null and confirmed_at is null and declined_at is null
      and cancelled_at is null and escalated_at is null and shipped_at is null
      and closed_at is null and answer_by <= linli_now()`,
    limit,
  )
}

async function lockDue(tx: Tx, due: RawBuilder<unknown>, limit: number): Promise<DueOrder[]> {
  const region = await regionDue(tx, 'purchase_orders', due)
  if (region === null) return []
  const { rows } = await sql<DueOrder>`
    select region_id as "regionId", ${ORDER} from purchase_orders
    where region_id = ${region.regionId} and ${due}
    order by id limit ${limit} for update skip locked`.execute(tx)
  return rows
}
