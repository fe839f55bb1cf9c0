import { windowIdsOfPickupDate } from '#campaigns'
import { type Queryable, sql } from '#platform/db'
import { taxOf } from '#platform/money'
import { commissionOnDue } from '../line-share.ts'

/** A line of a live order as it stands: what is still to come of it, and what it still costs. */
export interface FulfilmentLine {
  orderId: string
  lineNumber: number
  /** The order's number, as people read it out. */
  number: string
  shortNumber: number
  placedAt: Date
  windowId: string
  pickupDate: string
  communityId: string
  /** The station where its bags wait. */
  stationId: string
  residentId: string | null
  leaderId: string | null
  channel: string
  fulfilment: string
  slot: string | null
  isPaid: boolean
  closedAt: Date | null
  skuId: string
  offerId: string
  supplierId: string | null
  name: Record<string, string>
  measure: string
  storage: string
  replacement: 'yes' | 'no' | 'ask'
  /** Pieces, or grams where weighed. */
  orderedQuantity: number
  /** What was ordered less what was taken off since. */
  quantity: number
  unitPriceMinor: number
  totalMinor: number
  /** What the line still costs. */
  dueMinor: number
  /** The same without tax: what the commission is of. */
  netMinor: number
  /** Per piece, or per kg where weighed. */
  costMinor: number | null
  commissionBasisPoints: number
  /** On what the line still costs. */
  commissionMinor: number
}

/** At least one must be named: nobody reads all orders of a region. */
export interface FulfilmentFilter {
  pickupDate?: string | undefined
  windowIds?: readonly string[] | undefined
  orderIds?: readonly string[] | undefined
  residentId?: string | undefined
  /** Narrow what the others find. */
  communityIds?: readonly string[] | undefined
  /** The station where bags wait. */
  stationId?: string | undefined
  skuIds?: readonly string[] | undefined
}

/** Not ended, and not waiting for a payment that may never come. */
const LIVE = sql`o.cancelled_at is null and o.expired_at is null
  and (o.paid_at is not null or o.hold_until is null)`

const OF_REDUCTIONS = sql`
  left join lateral (
    select sum(r.quantity)::bigint as quantity, sum(r.amount_minor)::bigint as amount
    from order_reductions r
    where r.region_id = o.region_id and r.order_id = o.id and r.line_number = l.line_number
  ) taken on true`

type Row = Omit<FulfilmentLine, 'commissionMinor' | 'netMinor'> & { taxRateBasisPoints: number }

/** Lines of live orders, those whose order was accepted first before others. */
export async function listFulfilmentLines(
  db: Queryable,
  regionId: string,
  filter: FulfilmentFilter,
): Promise<FulfilmentLine[]> {
  const { communityIds, orderIds, skuIds, residentId, stationId, pickupDate } = filter
  const windowIds =
    filter.windowIds ??
    (pickupDate === undefined ? undefined : await windowIdsOfPickupDate(db, regionId, pickupDate))
  if (windowIds === undefined && orderIds === undefined && residentId === undefined) {
    throw new RangeError('a pickup date, windows, orders or a resident must be named')
  }
  const conditions = [
    sql`o.region_id = ${regionId}`,
    LIVE,
    ...(windowIds ? [sql`o.window_id = any(${[...windowIds]}::uuid[])`] : []),
    ...(orderIds ? [sql`o.id = any(${[...orderIds]}::uuid[])`] : []),
    ...(communityIds ? [sql`o.community_id = any(${[...communityIds]}::uuid[])`] : []),
    ...(skuIds ? [sql`l.sku_id = any(${[...skuIds]}::uuid[])`] : []),
    ...(stationId ? [sql`o.station_id = ${stationId}`] : []),
    ...(residentId ? [sql`o.resident_id = ${residentId}`] : []),
  ]
  const { rows } = await sql<Row>`
    select o.id as "orderId", l.line_number as "lineNumber", o.number,
      o.short_number as "shortNumber", o.placed_at as "placedAt", o.window_id as "windowId",
      o.pickup_date as "pickupDate", o.community_id as "communityId",
      o.station_id as "stationId", o.resident_id as "residentId", o.leader_id as "leaderId",
      o.channel, o.fulfilment, o.slot, o.paid_at is not null as "isPaid",
      o.closed_at as "closedAt", l.sku_id as "skuId", l.offer_id as "offerId",
      l.supplier_id as "supplierId", l.name, l.measure, l.storage, l.replacement,
      l.quantity as "orderedQuantity", l.quantity - coalesce(taken.quantity, 0) as quantity,
      l.unit_price_minor as "unitPriceMinor", l.total_minor as "totalMinor",
      l.total_minor - coalesce(taken.amount, 0) as "dueMinor", l.cost_minor as "costMinor",
      l.commission_basis_points as "commissionBasisPoints",
      l.tax_rate_basis_points as "taxRateBasisPoints"
    from orders o
    join order_lines l on l.region_id = o.region_id and l.order_id = o.id
    ${OF_REDUCTIONS}
    where ${sql.join(conditions, sql` and `)}
    order by o.placed_at, o.id, l.line_number`.execute(db)
  return rows.map(({ taxRateBasisPoints, ...line }) => ({
    ...line,
    netMinor: taxOf(line.dueMinor, taxRateBasisPoints, 'included').netMinor,
    commissionMinor: commissionOnDue(line.dueMinor, { ...line, taxRateBasisPoints }),
  }))
}

/** What live orders of windows want, by offer, community and the station of their bags. */
export interface Demand {
  windowId: string
  offerId: string
  skuId: string
  supplierId: string | null
  communityId: string
  /** The station where its bags are to wait. */
  stationId: string
  /** Pieces, or grams where weighed. */
  quantity: number
  lines: number
}

/** The demand of windows: live orders, without what was taken off them. */
export async function sumDemand(
  db: Queryable,
  regionId: string,
  windowIds: readonly string[],
): Promise<Demand[]> {
  if (windowIds.length === 0) return []
  const { rows } = await sql<Demand>`
    select o.window_id as "windowId", l.offer_id as "offerId", l.sku_id as "skuId",
      l.supplier_id as "supplierId", o.community_id as "communityId",
      o.station_id as "stationId",
      sum(l.quantity - coalesce(taken.quantity, 0))::bigint as quantity, count(*) as lines
    from orders o
    join order_lines l on l.region_id = o.region_id and l.order_id = o.id
    ${OF_REDUCTIONS}
    where o.region_id = ${regionId} and o.window_id = any(${[...windowIds]}::uuid[]) and ${LIVE}
      and l.quantity > coalesce(taken.quantity, 0)
    group by 1, 2, 3, 4, 5, 6
    order by 3, 2, 4, 5, 6`.execute(db)
  return rows
}

/** Orders of windows whose payment is still awaited. */
export async function countAwaitingPayment(
  db: Queryable,
  regionId: string,
  windowIds: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ orders: number }>`
    select count(*) as orders from orders o
    where o.region_id = ${regionId} and o.window_id = any(${[...windowIds]}::uuid[])
      and o.hold_until is not null and o.paid_at is null
      and o.cancelled_at is null and o.expired_at is null`.execute(db)
  return rows[0]!.orders
}
