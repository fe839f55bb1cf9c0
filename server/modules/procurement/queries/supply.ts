import { type Queryable, sql } from '#platform/db'
import type { DayKey } from './receiving-days.ts'

export interface OrderedOfSku {
  skuId: string
  supplierId: string
  /** Asked for and not passed on to a second source. */
  ordered: number
  received: number
  refused: number
}

/** What was asked of suppliers for a day, and what came before its close, by SKU and supplier. */
export async function listOrderedOfDay(
  db: Queryable,
  regionId: string,
  { warehouseId, pickupDate }: DayKey,
): Promise<OrderedOfSku[]> {
  const { rows } = await sql<OrderedOfSku>`
    with came as (
      select receipt.purchase_order_id, line.sku_id, sum(line.quantity) as received,
        sum(line.refused_quantity) as refused
      from receiving_days day
      join receipts receipt
        on receipt.region_id = day.region_id and receipt.receiving_day_id = day.id
      join receipt_lines line
        on line.region_id = receipt.region_id and line.receipt_id = receipt.id
      where day.region_id = ${regionId} and day.station_id = ${warehouseId}
        and day.pickup_date = ${pickupDate}::date and not receipt.is_late
        and receipt.purchase_order_id is not null
      group by receipt.purchase_order_id, line.sku_id)
    select line.sku_id as "skuId", ordered.supplier_id as "supplierId",
      sum(line.quantity - line.passed_quantity)::bigint as ordered,
      coalesce(sum(came.received), 0)::bigint as received,
      coalesce(sum(came.refused), 0)::bigint as refused
    from purchase_orders ordered
    join purchase_order_lines line
      on line.region_id = ordered.region_id and line.purchase_order_id = ordered.id
    left join came on came.purchase_order_id = ordered.id and came.sku_id = line.sku_id
    where ordered.region_id = ${regionId} and ordered.station_id = ${warehouseId}
      and ordered.pickup_date = ${pickupDate}::date and ordered.sent_at is not null
      and ordered.cancelled_at is null
    group by line.sku_id, ordered.supplier_id
    order by line.sku_id, ordered.supplier_id`.execute(db)
  return rows
}

export interface AnsweredOfSku {
  skuId: string
  confirmed: number
  shipped: number
}

/** What suppliers confirmed and sent for a day, by SKU. */
export async function sumAnswered(
  db: Queryable,
  regionId: string,
  { warehouseId, pickupDate }: DayKey,
): Promise<AnsweredOfSku[]> {
  const { rows } = await sql<AnsweredOfSku>`
    select line.sku_id as "skuId",
      coalesce(sum(line.confirmed_quantity), 0)::bigint as confirmed,
      sum(line.shipped_quantity)::bigint as shipped
    from purchase_orders ordered
    join purchase_order_lines line
      on line.region_id = ordered.region_id and line.purchase_order_id = ordered.id
    where ordered.region_id = ${regionId} and ordered.station_id = ${warehouseId}
      and ordered.pickup_date = ${pickupDate}::date and ordered.sent_at is not null
      and ordered.cancelled_at is null
    group by line.sku_id`.execute(db)
  return rows
}

export interface ReceivedLot {
  skuId: string
  lotId: string | null
  quantity: number
  refused: number
}

/** What came for a day before it was closed, by SKU and lot. */
export async function listReceivedOfDay(
  db: Queryable,
  regionId: string,
  { warehouseId, pickupDate }: DayKey,
): Promise<ReceivedLot[]> {
  const { rows } = await sql<ReceivedLot>`
    select line.sku_id as "skuId", line.lot_id as "lotId", sum(line.quantity)::bigint as quantity,
      sum(line.refused_quantity)::bigint as refused
    from receiving_days day
    join receipts receipt
      on receipt.region_id = day.region_id and receipt.receiving_day_id = day.id
    join receipt_lines line
      on line.region_id = receipt.region_id and line.receipt_id = receipt.id
    where day.region_id = ${regionId} and day.station_id = ${warehouseId}
      and day.pickup_date = ${pickupDate}::date and not receipt.is_late
    group by line.sku_id, line.lot_id order by line.sku_id, line.lot_id`.execute(db)
  return rows
}

export interface OwnStock {
  skuId: string
  stationId: string
  quantity: number
  /** Promised to the orders themselves, at a station that may be another one. */
  isOfOrders: boolean
}

/** What of its own stock a day draws on: set aside at the pooling, or sold from stock. */
export async function listOwnStockOfDay(
  db: Queryable,
  regionId: string,
  { warehouseId, pickupDate }: DayKey,
): Promise<OwnStock[]> {
  const { rows } = await sql<OwnStock>`
    with pools as (
      select region_id, id, station_id from demand_pools
      where region_id = ${regionId} and station_id = ${warehouseId}
        and pickup_date = ${pickupDate}::date)
    select line.sku_id as "skuId", pools.station_id as "stationId",
      sum(line.set_aside_quantity)::bigint as quantity, false as "isOfOrders"
    from pools join demand_pool_lines line
      on line.region_id = pools.region_id and line.pool_id = pools.id
    where line.set_aside_quantity > 0 group by line.sku_id, pools.station_id
    union all
    select stock.sku_id, stock.station_id, sum(stock.quantity)::bigint, true
    from pools join demand_pool_stock stock
      on stock.region_id = pools.region_id and stock.pool_id = pools.id
    group by stock.sku_id, stock.station_id
    order by 1, 2, 4`.execute(db)
  return rows
}
