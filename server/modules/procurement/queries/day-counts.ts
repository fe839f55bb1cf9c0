import { type Queryable, sql } from '#platform/db'

/** How far the purchase orders of a pickup day are; cancelled ones are left out. */
export interface PurchaseOrderCounts {
  orders: number
  confirmed: number
  declined: number
  /** Sent, not answered, and past the time for it. */
  silent: number
  shipped: number
  /** Everything that is awaited of them has come. */
  arrived: number
}

export async function countPurchaseOrders(
  db: Queryable,
  regionId: string,
  { pickupDate, at }: { pickupDate: string; at: Date },
): Promise<PurchaseOrderCounts> {
  const { rows } = await sql<PurchaseOrderCounts>`
    select count(*)::int as orders,
      count(*) filter (where o.confirmed_at is not null)::int as confirmed,
      count(*) filter (where o.declined_at is not null)::int as declined,
      count(*) filter (where o.sent_at is not null and o.confirmed_at is null
        and o.declined_at is null and o.shipped_at is null and o.closed_at is null
        and o.answer_by < ${at}::timestamptz)::int as silent,
      count(*) filter (where o.shipped_at is not null)::int as shipped,
      count(*) filter (where o.closed_at is not null or lines.lacking = 0)::int as arrived
    from purchase_orders o
    left join lateral (
      select count(*) filter (where received_quantity + refused_quantity
        < coalesce(confirmed_quantity, quantity)) as lacking
      from purchase_order_lines l
      where l.region_id = o.region_id and l.purchase_order_id = o.id
    ) lines on true
    where o.region_id = ${regionId} and o.pickup_date = ${pickupDate}
      and o.cancelled_at is null`.execute(db)
  return rows[0]!
}

/** A purchase order that somebody must see to: nobody answered, or the supplier declined. */
export interface UnansweredOrder {
  id: string
  number: string
  supplierId: string
  stationId: string
  answerBy: Date | null
  declinedAt: Date | null
  lines: number
  skuId: string
  quantity: number
  isWeighed: boolean
}

/** The longest unanswered first; 10 at most. A declined one counts until another source is asked. */
export async function listUnansweredOrders(
  db: Queryable,
  regionId: string,
  { pickupDate, at }: { pickupDate: string; at: Date },
): Promise<UnansweredOrder[]> {
  const { rows } = await sql<UnansweredOrder>`
    select o.id, o.number, o.supplier_id as "supplierId", o.station_id as "stationId",
      o.answer_by as "answerBy", o.declined_at as "declinedAt", line.lines,
      line.sku_id as "skuId", line.quantity, line.is_weighed as "isWeighed"
    from purchase_orders o
    join lateral (
      select (count(*) over ())::int as lines, sku_id, quantity, is_weighed
      from purchase_order_lines l
      where l.region_id = o.region_id and l.purchase_order_id = o.id
        and l.passed_quantity < l.quantity
      order by cost_minor * quantity desc limit 1
    ) line on true
    where o.region_id = ${regionId} and o.pickup_date = ${pickupDate}
      and o.sent_at is not null and o.cancelled_at is null and o.closed_at is null
      and o.confirmed_at is null and o.shipped_at is null
      and (o.declined_at is not null or o.answer_by < ${at}::timestamptz)
    order by o.answer_by, o.id limit 10`.execute(db)
  return rows
}

/** A shipment on its way to a warehouse. */
export interface ExpectedShipment {
  id: string
  purchaseOrderId: string
  supplierId: string
  stationId: string
  expectedAt: Date
}

/** Shipments of a day that have not come, the next expected first; 10 at most. */
export async function listExpectedShipments(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<ExpectedShipment[]> {
  const { rows } = await sql<ExpectedShipment>`
    select s.id, o.id as "purchaseOrderId", o.supplier_id as "supplierId",
      o.station_id as "stationId", s.expected_at as "expectedAt"
    from purchase_orders o
    join shipments s on s.region_id = o.region_id and s.purchase_order_id = o.id
    where o.region_id = ${regionId} and o.pickup_date = ${pickupDate}
      and o.cancelled_at is null and o.closed_at is null and s.arrived_at is null
    order by s.expected_at, s.id limit 10`.execute(db)
  return rows
}
