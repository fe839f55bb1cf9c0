import { type Queryable, sql } from '#platform/db'
import type { WarehouseDay } from './allocations.ts'

export interface SkuQuantity {
  skuId: string
  /** Pieces, or grams where weighed. */
  quantity: number
}

/** Orders that were given goods of a day, or went without. */
export async function listOrderIdsOfDay(
  db: Queryable,
  { regionId, warehouseId, pickupDate }: WarehouseDay,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct l.order_id as id
    from allocations a
    join allocation_lines l on l.region_id = a.region_id and l.allocation_id = a.id
    where a.region_id = ${regionId} and a.warehouse_id = ${warehouseId}
      and a.pickup_date = ${pickupDate}`.execute(db)
  return rows.map((row) => row.id)
}

/** What is in bags, by SKU. */
export async function sumOfBags(
  db: Queryable,
  regionId: string,
  bagIds: readonly string[],
): Promise<SkuQuantity[]> {
  const { rows } = await sql<SkuQuantity>`
    select l.sku_id as "skuId",
      sum(coalesce(l.sorted_quantity, l.allocated_quantity))::bigint as quantity
    from bags b
    join allocation_lines l on l.region_id = b.region_id and l.order_id = b.order_id
      and l.allocation_id = b.allocation_id and l.line_number = any(b.line_numbers)
    where b.region_id = ${regionId} and b.id = any(${[...bagIds]}::uuid[])
    group by l.sku_id order by l.sku_id`.execute(db)
  return rows
}

/** What was in the bags of orders less what was lost of it on its way, by SKU. */
export async function sumOfOrders(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<SkuQuantity[]> {
  const { rows } = await sql<SkuQuantity>`
    select had."skuId", sum(had.quantity)::bigint as quantity from (
      select sku_id as "skuId", coalesce(sorted_quantity, allocated_quantity) as quantity
      from allocation_lines
      where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      union all
      select sku_id, -quantity from shortfalls
      where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
        and allocation_id is null) had
    group by 1 order by 1`.execute(db)
  return rows
}
