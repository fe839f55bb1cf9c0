import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { OrderMarks } from '../order.ts'

/** An order as it stands, without its lines. */
export interface Order extends OrderMarks {
  regionId: string
  id: string
  number: string
  checkoutId: string
  windowId: string
  communityId: string
  stationId: string
  residentId: string | null
  leaderId: string | null
  channel: string
  fulfilment: string
  address: Record<string, unknown> | null
  pickupDate: string
  slot: string | null
  shortNumber: number
  currency: string
  goodsMinor: number
  discountMinor: number
  feeMinor: number
  taxMinor: number
  totalMinor: number
  note: string
  placedAt: Date
  placedBy: string
  cancelledWhy: string | null
}

export interface OrderLine {
  orderId: string
  lineNumber: number
  offerId: string
  skuId: string
  name: Record<string, string>
  measure: string
  storage: string
  quantity: number
  unitPriceMinor: number
  goodsMinor: number
  discountMinor: number
  taxRateBasisPoints: number
  taxMinor: number
  totalMinor: number
  commissionMinor: number
  replacement: string
  explanation: { what: string; amountMinor: number }[]
}

const COLUMNS = [
  'region_id as regionId',
  'id',
  'number',
  'checkout_id as checkoutId',
  'window_id as windowId',
  'community_id as communityId',
  'station_id as stationId',
  'resident_id as residentId',
  'leader_id as leaderId',
  'channel',
  'fulfilment',
  'address',
  'pickup_date as pickupDate',
  'slot',
  'short_number as shortNumber',
  'currency',
  'goods_minor as goodsMinor',
  'discount_minor as discountMinor',
  'fee_minor as feeMinor',
  'tax_minor as taxMinor',
  'total_minor as totalMinor',
  'cash_due_minor as cashDueMinor',
  'note',
  'placed_at as placedAt',
  'placed_by as placedBy',
  'hold_until as holdUntil',
  'paid_at as paidAt',
  'cancelled_at as cancelledAt',
  'cancelled_why as cancelledWhy',
  'expired_at as expiredAt',
] as const

/** What a list of orders is narrowed to; the newest come first. */
export interface OrderFilter {
  residentId?: string | undefined
  communityId?: string | undefined
  windowId?: string | undefined
  leaderId?: string | undefined
  stationId?: string | undefined
  number?: string | undefined
  /** Orders with an id below this one. */
  beforeId?: string | undefined
}

export async function listOrders(
  db: Queryable,
  regionId: string,
  filter: OrderFilter,
  limit: number,
): Promise<Order[]> {
  let query = db
    .selectFrom('orders')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .orderBy('id', 'desc')
    .limit(limit)
  if (filter.residentId) query = query.where('resident_id', '=', filter.residentId)
  if (filter.communityId) query = query.where('community_id', '=', filter.communityId)
  if (filter.windowId) query = query.where('window_id', '=', filter.windowId)
  if (filter.leaderId) query = query.where('leader_id', '=', filter.leaderId)
  if (filter.stationId) query = query.where('station_id', '=', filter.stationId)
  if (filter.number) query = query.where('number', '=', filter.number)
  if (filter.beforeId) query = query.where('id', '<', filter.beforeId)
  return (await query.execute()) as Order[]
}

/** Throws NotFound. */
export async function getOrder(db: Queryable, regionId: string, id: string): Promise<Order> {
  const order = await findOrder(db, regionId, id)
  if (order === null) throw new NotFound('order')
  return order
}

export async function findOrder(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Order | null> {
  const row = await db
    .selectFrom('orders')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as Order | undefined) ?? null
}

export async function listOrdersByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Order[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('orders')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', 'in', ids)
    .execute()
  return rows as Order[]
}

/** Locks orders in the order of their ids. */
export async function lockOrders(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
): Promise<Order[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('orders')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as Order[]
}

export async function listLinesOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<OrderLine[]> {
  if (orderIds.length === 0) return []
  const rows = await db
    .selectFrom('order_lines')
    .select([
      'order_id as orderId',
      'line_number as lineNumber',
      'offer_id as offerId',
      'sku_id as skuId',
      'name',
      'measure',
      'storage',
      'quantity',
      'unit_price_minor as unitPriceMinor',
      'goods_minor as goodsMinor',
      'discount_minor as discountMinor',
      'tax_rate_basis_points as taxRateBasisPoints',
      'tax_minor as taxMinor',
      'total_minor as totalMinor',
      'commission_minor as commissionMinor',
      'replacement',
      'explanation',
    ])
    .where('region_id', '=', regionId)
    .where('order_id', 'in', orderIds)
    .orderBy('order_id')
    .orderBy('line_number')
    .execute()
  return rows as OrderLine[]
}

export async function markCancelled(
  tx: Tx,
  order: Order,
  cancellation: { at: Date; by: string; why: string },
): Promise<void> {
  await tx
    .updateTable('orders')
    .set({
      cancelled_at: cancellation.at,
      cancelled_by: cancellation.by,
      cancelled_why: cancellation.why,
      cash_due_minor: 0,
    })
    .where('region_id', '=', order.regionId)
    .where('id', '=', order.id)
    .execute()
}

export async function markExpired(tx: Tx, orders: readonly Order[], at: Date): Promise<void> {
  await sql`
    update orders set expired_at = ${at}
    from unnest(${orders.map((order) => order.regionId)}::text[],
      ${orders.map((order) => order.id)}::uuid[]) as gone (region_id, id)
    where orders.region_id = gone.region_id and orders.id = gone.id`.execute(tx)
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

/** Unpaid orders whose hold is over; those that another process holds are skipped. */
export async function lockOverdueOrders(tx: Tx, at: Date, limit: number): Promise<Order[]> {
  const rows = await tx
    .selectFrom('orders')
    .select(COLUMNS)
    .where('hold_until', '<=', at)
    .where('hold_until', 'is not', null)
    .where('paid_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('expired_at', 'is', null)
    .orderBy('region_id')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows as Order[]
}
