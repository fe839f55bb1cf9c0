import { type Queryable, sql, type Tx } from '#platform/db'
import type { LineKey } from './lines.ts'

export interface AllocatedLot {
  stationId: string
  skuId: string
  lotId: string
  quantity: number
  /** Whether line_lots says which line got it. */
  isSplit: boolean
}

export async function insertAllocatedLots(
  tx: Tx,
  regionId: string,
  allocationId: string,
  lots: readonly AllocatedLot[],
): Promise<void> {
  if (lots.length === 0) return
  const column = (key: keyof AllocatedLot) => lots.map((lot) => lot[key])
  await sql`
    insert into allocation_lots
      (region_id, allocation_id, station_id, sku_id, lot_id, quantity, is_split)
    select ${regionId}, ${allocationId}::uuid, * from unnest(${column('stationId')}::uuid[],
      ${column('skuId')}::uuid[], ${column('lotId')}::uuid[], ${column('quantity')}::bigint[],
      ${column('isSplit')}::boolean[])`.execute(tx)
}

export interface LineLot extends LineKey {
  lotId: string
  quantity: number
}

export async function insertLineLots(
  tx: Tx,
  regionId: string,
  allocationId: string,
  lots: readonly LineLot[],
): Promise<void> {
  if (lots.length === 0) return
  const column = (key: keyof LineLot) => lots.map((lot) => lot[key])
  await sql`
    insert into line_lots (region_id, order_id, line_number, lot_id, allocation_id, quantity)
    select ${regionId}, order_id, line_number, lot_id, ${allocationId}::uuid, sum(quantity)
    from unnest(${column('orderId')}::uuid[], ${column('lineNumber')}::smallint[],
      ${column('lotId')}::uuid[], ${column('quantity')}::bigint[])
      as lot (order_id, line_number, lot_id, quantity)
    group by order_id, line_number, lot_id`.execute(tx)
}

/** An order line whose goods are of a lot, or of a SKU on a day. */
export interface TracedLine extends LineKey {
  skuId: string
  communityId: string
  stationId: string
  pickupDate: string
  /** Pieces or grams of the lot, or of the line as it was sorted. */
  quantity: number
}

/**
 * Every order line that got goods of a lot: where a SKU came from one lot that day all of its lines,
 * else those that the lot was put down for.
 */
export async function listLinesOfLot(
  db: Queryable,
  regionId: string,
  lotId: string,
): Promise<TracedLine[]> {
  const { rows } = await sql<TracedLine>`
    select traced.order_id as "orderId", traced.line_number as "lineNumber",
      traced.sku_id as "skuId", traced.community_id as "communityId",
      traced.station_id as "stationId", traced.pickup_date as "pickupDate",
      sum(traced.quantity)::bigint as quantity
    from (select l.order_id, l.line_number, l.sku_id, l.community_id, l.station_id, a.pickup_date,
      coalesce(l.sorted_quantity, l.allocated_quantity) as quantity
    from allocation_lots lot
    join allocation_lines l on l.region_id = lot.region_id
      and l.allocation_id = lot.allocation_id and l.sku_id = lot.sku_id
      and l.from_station_id = lot.station_id
    join allocations a on a.region_id = l.region_id and a.id = l.allocation_id
    where lot.region_id = ${regionId} and lot.lot_id = ${lotId} and not lot.is_split
      and coalesce(l.sorted_quantity, l.allocated_quantity) > 0
    union all
    select own.order_id, own.line_number, coalesce(r.with_sku_id, l.sku_id), l.community_id,
      l.station_id, a.pickup_date, own.quantity
    from line_lots own
    join lots lot on lot.region_id = own.region_id and lot.id = own.lot_id
    join allocation_lines l on l.region_id = own.region_id and l.order_id = own.order_id
      and l.line_number = own.line_number and l.allocation_id = own.allocation_id
    join allocations a on a.region_id = l.region_id and a.id = l.allocation_id
    left join replacements r on r.region_id = own.region_id and r.order_id = own.order_id
      and r.line_number = own.line_number and r.with_sku_id = lot.sku_id
    where own.region_id = ${regionId} and own.lot_id = ${lotId}) traced
    group by 1, 2, 3, 4, 5, 6 order by 1, 2`.execute(db)
  return rows
}

/** Every line of a SKU that a day's orders got, at all warehouses or the one named. */
export async function listLinesOfSkuDay(
  db: Queryable,
  regionId: string,
  wanted: { skuId: string; pickupDate: string; warehouseId?: string | undefined },
): Promise<TracedLine[]> {
  const { rows } = await sql<TracedLine>`
    select l.order_id as "orderId", l.line_number as "lineNumber", ${wanted.skuId}::uuid as "skuId",
      l.community_id as "communityId", l.station_id as "stationId",
      a.pickup_date as "pickupDate",
      sum(case when l.sku_id = ${wanted.skuId}
        then coalesce(l.sorted_quantity, l.allocated_quantity)
        else r.quantity end)::bigint as quantity
    from allocations a
    join allocation_lines l on l.region_id = a.region_id and l.allocation_id = a.id
    left join replacements r on r.region_id = l.region_id and r.order_id = l.order_id
      and r.line_number = l.line_number and r.allocation_id = l.allocation_id
      and r.with_sku_id = ${wanted.skuId} and r.accepted_at is not null
    where a.region_id = ${regionId} and a.pickup_date = ${wanted.pickupDate}
      and (${wanted.warehouseId ?? null}::uuid is null
        or a.warehouse_id = ${wanted.warehouseId ?? null})
      and ((l.sku_id = ${wanted.skuId} and coalesce(l.sorted_quantity, l.allocated_quantity) > 0)
        or r.id is not null)
    group by l.order_id, l.line_number, l.community_id, l.station_id, a.pickup_date
    order by l.order_id, l.line_number`.execute(db)
  return rows
}
