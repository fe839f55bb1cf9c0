import { type Queryable, sql } from '#platform/db'
import type { LineKey } from './lines.ts'

/** Goods that lie in the bags of a line: of which SKU and lot, and how much. */
export interface BaggedGoods extends LineKey {
  /** Another SKU than the line's where it was replaced. */
  skuId: string
  /** Null: other goods of a replaced line that were of no lot. */
  lotId: string | null
  /** Pieces or grams. */
  quantity: number
}

/**
 * What lies in the bags of orders by lot, for whoever takes it back: the lot that all lines of a SKU
 * came from that day, else those put down for each line. Goods without a lot are not in the answer,
 * unless they are other goods than the line's own.
 */
export async function listGoodsOfOrders(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<BaggedGoods[]> {
  if (orderIds.length === 0) return []
  const { rows } = await sql<BaggedGoods>`
    select l.order_id as "orderId", l.line_number as "lineNumber", l.sku_id as "skuId",
      lot.lot_id as "lotId", coalesce(l.sorted_quantity, l.allocated_quantity) as quantity
    from allocation_lines l
    join allocation_lots lot on lot.region_id = l.region_id
      and lot.allocation_id = l.allocation_id and lot.sku_id = l.sku_id
      and lot.station_id = l.from_station_id
    where l.region_id = ${regionId} and l.order_id = any(${[...orderIds]}::uuid[])
      and not lot.is_split and coalesce(l.sorted_quantity, l.allocated_quantity) > 0
    union all
    select own.order_id, own.line_number, lot.sku_id, own.lot_id, own.quantity
    from line_lots own
    join lots lot on lot.region_id = own.region_id and lot.id = own.lot_id
    where own.region_id = ${regionId} and own.order_id = any(${[...orderIds]}::uuid[])
      and own.quantity > 0
    union all
    select r.order_id, r.line_number, r.with_sku_id, null, r.quantity - of_lots.quantity
    from replacements r
    cross join lateral (
      select coalesce(sum(own.quantity), 0)::bigint as quantity
      from line_lots own
      join lots lot on lot.region_id = own.region_id and lot.id = own.lot_id
      where own.region_id = r.region_id and own.order_id = r.order_id
        and own.line_number = r.line_number and lot.sku_id = r.with_sku_id
    ) of_lots
    where r.region_id = ${regionId} and r.order_id = any(${[...orderIds]}::uuid[])
      and r.accepted_at is not null and r.quantity > of_lots.quantity
    order by 1, 2, 4`.execute(db)
  return rows
}
