import { type Queryable, sql, type Tx } from '#platform/db'
import type { WarehouseDay } from './allocations.ts'

/** What an order line gets in a wave, and what of it went into its bags. */
export interface AllocatedLine {
  orderId: string
  lineNumber: number
  orderNumber: string
  shortNumber: number
  communityId: string
  /** Where its bags wait. */
  stationId: string
  /** Where its goods lay: the warehouse, or the station whose stock it had reserved. */
  fromStationId: string
  /** Whether its goods were those the line had reserved. */
  isReserved: boolean
  skuId: string
  supplierId: string | null
  measure: string
  storage: string
  /** Pieces, or grams where weighed. */
  wantedQuantity: number
  allocatedQuantity: number
  /** Null: nothing was said, so as allocated. */
  sortedQuantity: number | null
}

export async function insertAllocatedLines(
  tx: Tx,
  regionId: string,
  allocationId: string,
  lines: readonly Omit<AllocatedLine, 'sortedQuantity'>[],
): Promise<void> {
  const column = (key: keyof AllocatedLine & keyof (typeof lines)[number]) =>
    lines.map((line) => line[key])
  await sql`
    insert into allocation_lines (region_id, allocation_id, order_id, line_number, order_number,
      short_number, community_id, station_id, from_station_id, is_reserved, sku_id, supplier_id,
      measure, storage, wanted_quantity, allocated_quantity)
    select ${regionId}, ${allocationId}::uuid, * from unnest(${column('orderId')}::uuid[],
      ${column('lineNumber')}::smallint[], ${column('orderNumber')}::text[],
      ${column('shortNumber')}::int[], ${column('communityId')}::uuid[],
      ${column('stationId')}::uuid[], ${column('fromStationId')}::uuid[],
      ${column('isReserved')}::boolean[], ${column('skuId')}::uuid[],
      ${column('supplierId')}::uuid[], ${column('measure')}::text[], ${column('storage')}::text[],
      ${column('wantedQuantity')}::bigint[], ${column('allocatedQuantity')}::bigint[])`.execute(tx)
}

const COLUMNS = sql`l.order_id as "orderId", l.line_number as "lineNumber",
  l.order_number as "orderNumber", l.short_number as "shortNumber",
  l.community_id as "communityId", l.station_id as "stationId",
  l.from_station_id as "fromStationId", l.is_reserved as "isReserved", l.sku_id as "skuId",
  l.supplier_id as "supplierId", l.measure, l.storage, l.wanted_quantity as "wantedQuantity",
  l.allocated_quantity as "allocatedQuantity", l.sorted_quantity as "sortedQuantity"`

export interface AllocatedLineFilter {
  communityIds?: readonly string[] | undefined
  storage?: string | undefined
  /** Only what was sorted with less than was allocated. */
  isBelow?: boolean | undefined
}

/** Lines of a wave, by community, short number, order and line. */
export async function listAllocatedLines(
  db: Queryable,
  regionId: string,
  allocationId: string,
  { communityIds, storage, isBelow }: AllocatedLineFilter = {},
): Promise<(AllocatedLine & { sortedBy: string | null })[]> {
  const { rows } = await sql<AllocatedLine & { sortedBy: string | null }>`
    select ${COLUMNS}, l.sorted_by as "sortedBy" from allocation_lines l
    where l.region_id = ${regionId} and l.allocation_id = ${allocationId}
      ${communityIds ? sql`and l.community_id = any(${[...communityIds]}::uuid[])` : sql``}
      ${storage ? sql`and l.storage = ${storage}` : sql``}
      ${isBelow ? sql`and l.sorted_quantity < l.allocated_quantity` : sql``}
    order by l.community_id, l.short_number, l.order_id, l.line_number`.execute(db)
  return rows
}

export interface LineKey {
  orderId: string
  lineNumber: number
}

export const keyOfLine = ({ orderId, lineNumber }: LineKey): string => `${orderId}/${lineNumber}`

/** Lines of a wave by their keys, with what was refunded of each at sorting, in no order. */
export async function listLinesToSort(
  db: Queryable,
  regionId: string,
  allocationId: string,
  keys: readonly LineKey[],
): Promise<(AllocatedLine & { lostQuantity: number })[]> {
  const { rows } = await sql<AllocatedLine & { lostQuantity: number }>`
    select ${COLUMNS},
      coalesce((select sum(w.quantity) from weighings w
        where w.region_id = l.region_id and w.order_id = l.order_id
          and w.line_number = l.line_number and w.allocation_id = l.allocation_id), 0)::bigint
      + coalesce((select sum(s.quantity) from shortfalls s
        where s.region_id = l.region_id and s.order_id = l.order_id
          and s.line_number = l.line_number and s.allocation_id = l.allocation_id
          and s.stage = 'sorting'), 0)::bigint as "lostQuantity"
    from allocation_lines l
    join unnest(${keys.map((key) => key.orderId)}::uuid[],
      ${keys.map((key) => key.lineNumber)}::smallint[]) as key (order_id, line_number)
      on key.order_id = l.order_id and key.line_number = l.line_number
    where l.region_id = ${regionId} and l.allocation_id = ${allocationId}`.execute(db)
  return rows
}

/** What was put into the bags of a line, and how it was weighed. */
export interface SortedMark extends LineKey {
  quantity: number
  grossGrams: number | null
  tareGrams: number | null
  scaleCode: string | null
}

export async function updateSorted(
  tx: Tx,
  regionId: string,
  allocationId: string,
  marks: readonly SortedMark[],
  by: string,
  at: Date,
): Promise<void> {
  const column = (key: keyof SortedMark) => marks.map((mark) => mark[key])
  await sql`
    update allocation_lines l set sorted_quantity = mark.quantity, gross_grams = mark.gross_grams,
      tare_grams = mark.tare_grams, scale_code = mark.scale_code, sorted_at = ${at},
      sorted_by = ${by}
    from unnest(${column('orderId')}::uuid[], ${column('lineNumber')}::smallint[],
      ${column('quantity')}::bigint[], ${column('grossGrams')}::bigint[],
      ${column('tareGrams')}::bigint[], ${column('scaleCode')}::text[])
      as mark (order_id, line_number, quantity, gross_grams, tare_grams, scale_code)
    where l.region_id = ${regionId} and l.allocation_id = ${allocationId}
      and l.order_id = mark.order_id and l.line_number = mark.line_number`.execute(tx)
}

export async function clearSorted(
  tx: Tx,
  regionId: string,
  allocationId: string,
  lines: readonly LineKey[],
): Promise<void> {
  await sql`
    update allocation_lines l set sorted_quantity = null, gross_grams = null, tare_grams = null,
      scale_code = null, sorted_at = null, sorted_by = null
    from unnest(${lines.map((line) => line.orderId)}::uuid[],
      ${lines.map((line) => line.lineNumber)}::smallint[]) as mark (order_id, line_number)
    where l.region_id = ${regionId} and l.allocation_id = ${allocationId}
      and l.order_id = mark.order_id and l.line_number = mark.line_number`.execute(tx)
}

export interface CommunityShare {
  skuId: string
  communityId: string
  wanted: number
  allocated: number
  /** What went into bags; lines that nobody marked count as allocated. */
  sorted: number
  markedLines: number
}

/** What communities wanted, got and had sorted of each SKU of a day in all its waves. */
export async function sumByCommunity(
  db: Queryable,
  { regionId, warehouseId, pickupDate }: WarehouseDay,
): Promise<CommunityShare[]> {
  const { rows } = await sql<CommunityShare>`
    select sku_id as "skuId", community_id as "communityId",
      sum(wanted_quantity)::bigint as wanted, sum(allocated_quantity)::bigint as allocated,
      sum(coalesce(sorted_quantity, allocated_quantity))::bigint as sorted,
      count(sorted_quantity) as "markedLines"
    from allocation_lines
    where region_id = ${regionId} and allocation_id in (
      select id from allocations where region_id = ${regionId}
        and warehouse_id = ${warehouseId} and pickup_date = ${pickupDate})
    group by sku_id, community_id order by sku_id, community_id`.execute(db)
  return rows
}

/** What waves of a day gave a line until now. */
export interface GivenLine extends LineKey {
  skuId: string
  fromStationId: string
  isReserved: boolean
  quantity: number
}

/** What the waves of a day gave, also to orders that have ended since. */
export async function listGiven(
  db: Queryable,
  regionId: string,
  allocationIds: readonly string[],
): Promise<GivenLine[]> {
  const { rows } = await sql<GivenLine>`
    select order_id as "orderId", line_number as "lineNumber", sku_id as "skuId",
      from_station_id as "fromStationId", is_reserved as "isReserved",
      sum(allocated_quantity)::bigint as quantity
    from allocation_lines
    where region_id = ${regionId} and allocation_id = any(${[...allocationIds]}::uuid[])
    group by 1, 2, 3, 4, 5`.execute(db)
  return rows
}

/** How many lines get something in each of the waves. */
export async function countLines(
  db: Queryable,
  regionId: string,
  allocationIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select allocation_id as id, count(*) as count from allocation_lines
    where region_id = ${regionId} and allocation_id = any(${[...allocationIds]}::uuid[])
      and allocated_quantity > 0
    group by allocation_id`.execute(db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
