import { type Queryable, sql } from '#platform/db'
import type { WarehouseDay } from './allocations.ts'
import type { LineKey } from './lines.ts'

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

/** What of a line is in a bag, with other goods that stand in for it. */
export interface BagContent extends LineKey {
  bagId: string
  quantity: number
}

export async function listBagContents(
  db: Queryable,
  regionId: string,
  bagIds: readonly string[],
): Promise<BagContent[]> {
  const { rows } = await sql<BagContent>`
    select b.id as "bagId", l.order_id as "orderId", l.line_number as "lineNumber",
      coalesce(l.sorted_quantity, l.allocated_quantity) + coalesce(r.quantity, 0) as quantity
    from bags b
    join allocation_lines l on l.region_id = b.region_id and l.order_id = b.order_id
      and l.allocation_id = b.allocation_id and l.line_number = any(b.line_numbers)
    left join replacements r on r.region_id = l.region_id and r.order_id = l.order_id
      and r.line_number = l.line_number and r.allocation_id = l.allocation_id
      and r.accepted_at is not null
    where b.region_id = ${regionId} and b.id = any(${[...bagIds]}::uuid[])
    order by b.id, l.line_number`.execute(db)
  return rows
}

/** What was lost of lines once they were in bags, and given back. */
export async function listLostOnTheWay(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<(LineKey & { quantity: number })[]> {
  const { rows } = await sql<LineKey & { quantity: number }>`
    select order_id as "orderId", line_number as "lineNumber", sum(quantity)::bigint as quantity
    from shortfalls
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      and allocation_id is null
    group by order_id, line_number`.execute(db)
  return rows
}
