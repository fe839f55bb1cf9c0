import type { Expression, SqlBool } from 'kysely'
import { type Queryable, sql } from '#platform/db'
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
  /** Taken off since: what is due is the total less this. */
  reducedMinor: number
  note: string
  placedAt: Date
  placedBy: string
  cancelledWhy: string | null
}

export const ORDER_COLUMNS = [
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
  'reduced_minor as reducedMinor',
  'note',
  'placed_at as placedAt',
  'placed_by as placedBy',
  'hold_until as holdUntil',
  'paid_at as paidAt',
  'cancelled_at as cancelledAt',
  'cancelled_why as cancelledWhy',
  'expired_at as expiredAt',
  'closed_at as closedAt',
  'closed_why as closedWhy',
] as const

/** What a list of orders is narrowed to; the newest come first. */
export interface OrderFilter {
  residentId?: string | undefined
  communityId?: string | undefined
  windowId?: string | undefined
  windowIds?: readonly string[] | undefined
  leaderId?: string | undefined
  stationId?: string | undefined
  number?: string | undefined
  /** Where they stand, as a resident sorts them. */
  shelf?: 'awaiting-payment' | 'to-fetch' | 'done' | 'refunded' | undefined
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
    .select(ORDER_COLUMNS)
    .where('region_id', '=', regionId)
    .orderBy('id', 'desc')
    .limit(limit)
  if (filter.residentId) query = query.where('resident_id', '=', filter.residentId)
  if (filter.communityId) query = query.where('community_id', '=', filter.communityId)
  if (filter.windowId) query = query.where('window_id', '=', filter.windowId)
  if (filter.windowIds)
    query = query.where('window_id', '=', sql<string>`any(${[...filter.windowIds]}::uuid[])`)
  if (filter.leaderId) query = query.where('leader_id', '=', filter.leaderId)
  if (filter.stationId) query = query.where('station_id', '=', filter.stationId)
  if (filter.number) query = query.where('number', '=', filter.number)
  if (filter.beforeId) query = query.where('id', '<', filter.beforeId)
  if (filter.shelf) query = query.where(ON_SHELF[filter.shelf])
  return (await query.execute()) as Order[]
}

const ENDED = sql<boolean>`(cancelled_at is not null or expired_at is not null)`
const UNPAID = sql<boolean>`(paid_at is null and hold_until is not null)`

/** As stateOf reads an order; refunded is whatever gave money back, wherever it stands. */
const ON_SHELF: Record<NonNullable<OrderFilter['shelf']>, Expression<SqlBool>> = {
  'awaiting-payment': sql<boolean>`(not ${ENDED} and closed_at is null and ${UNPAID})`,
  'to-fetch': sql<boolean>`(not ${ENDED} and closed_at is null and not ${UNPAID})`,
  done: sql<boolean>`closed_at is not null`,
  refunded: sql<boolean>`(reduced_minor > 0 or (cancelled_at is not null and paid_at is not null))`,
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
    .select(ORDER_COLUMNS)
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
    .select(ORDER_COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows as Order[]
}

/** Orders of a window that have not ended, the lowest ids first. */
export async function listLiveOrderIds(
  db: Queryable,
  regionId: string,
  windowId: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('orders')
    .select('id')
    .where('region_id', '=', regionId)
    .where('window_id', '=', windowId)
    .where('cancelled_at', 'is', null)
    .where('expired_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Orders that count for a leader and have not ended, of whatever day. */
export async function countOpenOrdersOfLeader(
  db: Queryable,
  regionId: string,
  leaderId: string,
): Promise<number> {
  const row = await db
    .selectFrom('orders')
    .select((count) => count.fn.countAll<number>().as('orders'))
    .where('region_id', '=', regionId)
    .where('leader_id', '=', leaderId)
    .where('closed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('expired_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.orders)
}
