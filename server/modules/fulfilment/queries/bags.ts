import { type Queryable, sql, type Tx } from '#platform/db'
import type { WarehouseDay } from './allocations.ts'

/** A bag of one order's goods that are stored alike. */
export interface Bag {
  id: string
  allocationId: string
  warehouseId: string
  pickupDate: string
  /** The wave it was packed in; those of a later one go on counting. */
  wave: number
  communityId: string
  /** Where it waits for its people. */
  stationId: string
  /** Where it is packed: the warehouse, or the pickup station whose own stock it holds. */
  packedAtId: string
  orderId: string
  orderNumber: string
  shortNumber: number
  /** 2 of 3 under one short number. */
  bagNumber: number
  /** What was known when it was packed: a later wave adds to it. */
  bagCount: number
  /** How many of the count are of waves before. */
  earlierCount: number
  storage: 'ambient' | 'chilled' | 'frozen'
  /** Its place on the sorting wall. */
  slot: number
  lineNumbers: number[]
}

export type NewBag = Omit<Bag, 'warehouseId' | 'pickupDate' | 'wave'>

export async function insertBags(
  tx: Tx,
  day: WarehouseDay,
  bags: readonly NewBag[],
  at: Date,
): Promise<void> {
  if (bags.length === 0) return
  const column = (key: keyof NewBag) => bags.map((bag) => bag[key])
  // Arrays of several lengths do not make one array of arrays: they travel as their text.
  const lineNumbers = bags.map((bag) => `{${bag.lineNumbers.join(',')}}`)
  await sql`
    insert into bags (region_id, warehouse_id, pickup_date, made_at, line_numbers, id,
      allocation_id, community_id, station_id, packed_at_id, order_id, order_number, short_number,
      bag_number, bag_count, earlier_count, storage, slot)
    select ${day.regionId}, ${day.warehouseId}::uuid, ${day.pickupDate}::date,
      ${at}::timestamptz, bag.lines::smallint[], bag.id, allocation_id, community_id, station_id,
      packed_at_id, order_id, order_number, short_number, bag_number, bag_count, earlier_count,
      storage, slot
    from unnest(${lineNumbers}::text[], ${column('id')}::uuid[],
      ${column('allocationId')}::uuid[], ${column('communityId')}::uuid[],
      ${column('stationId')}::uuid[], ${column('packedAtId')}::uuid[],
      ${column('orderId')}::uuid[], ${column('orderNumber')}::text[],
      ${column('shortNumber')}::int[], ${column('bagNumber')}::smallint[],
      ${column('bagCount')}::smallint[], ${column('earlierCount')}::smallint[],
      ${column('storage')}::text[], ${column('slot')}::int[])
      as bag (lines, id, allocation_id, community_id, station_id, packed_at_id, order_id,
        order_number, short_number, bag_number, bag_count, earlier_count, storage, slot)`.execute(
    tx,
  )
}

/** What bags are asked for by: a warehouse's day, communities of a day, or orders. */
export interface BagFilter {
  warehouseId?: string | undefined
  communityIds?: readonly string[] | undefined
  orderIds?: readonly string[] | undefined
  pickupDate?: string | undefined
  storage?: string | undefined
  wave?: number | undefined
}

/** Bags by community, short number and bag; none before the sorting of a wave has finished. */
export async function listBags(db: Queryable, regionId: string, filter: BagFilter): Promise<Bag[]> {
  const { warehouseId, communityIds, orderIds, pickupDate, storage, wave } = filter
  if (orderIds === undefined && pickupDate === undefined) {
    throw new RangeError('a pickup date or orders must be named')
  }
  const conditions = [
    sql`b.region_id = ${regionId}`,
    ...(orderIds ? [sql`b.order_id = any(${[...orderIds]}::uuid[])`] : []),
    ...(communityIds ? [sql`b.community_id = any(${[...communityIds]}::uuid[])`] : []),
    ...(storage ? [sql`b.storage = ${storage}`] : []),
    ...(wave === undefined ? [] : [sql`w.wave = ${wave}`]),
    // By the day's own row: bags have no index of dates.
    ...(pickupDate === undefined
      ? []
      : [
          sql`b.allocation_id in (select a.id from allocations a where a.region_id = ${regionId}
            and a.pickup_date = ${pickupDate}
            ${warehouseId ? sql`and a.warehouse_id = ${warehouseId}` : sql``})`,
        ]),
  ]
  const { rows } = await sql<Bag>`
    select b.id, b.allocation_id as "allocationId", w.wave, b.warehouse_id as "warehouseId",
      b.pickup_date as "pickupDate", b.community_id as "communityId",
      b.station_id as "stationId", b.packed_at_id as "packedAtId", b.order_id as "orderId",
      b.order_number as "orderNumber", b.short_number as "shortNumber",
      b.bag_number as "bagNumber", b.bag_count as "bagCount",
      b.earlier_count as "earlierCount", b.storage, b.slot,
      b.line_numbers as "lineNumbers"
    from bags b
    join allocations w on w.region_id = b.region_id and w.id = b.allocation_id
    where ${sql.join(conditions, sql` and `)}
    order by b.community_id, b.short_number, b.bag_number`.execute(db)
  return rows
}

export interface LabelPrint {
  id: string
  bagIds: string[]
  reprintedCount: number
  why: string
  printedAt: Date
  printedBy: string
}

/** Those of the bags that a print of the day names already. */
export async function listPrintedBagIds(
  db: Queryable,
  { regionId, warehouseId, pickupDate }: WarehouseDay,
  bagIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct printed.id from label_prints p, unnest(p.bag_ids) as printed (id)
    where p.region_id = ${regionId} and p.warehouse_id = ${warehouseId}
      and p.pickup_date = ${pickupDate}
      and printed.id = any(${[...bagIds]}::uuid[])`.execute(db)
  return rows.map((row) => row.id)
}

export async function insertLabelPrint(
  tx: Tx,
  { regionId, warehouseId, pickupDate }: WarehouseDay,
  print: LabelPrint,
): Promise<void> {
  await sql`
    insert into label_prints (region_id, id, warehouse_id, pickup_date, bag_ids, reprinted_count,
      why, printed_at, printed_by)
    values (${regionId}, ${print.id}, ${warehouseId}, ${pickupDate}, ${print.bagIds}::uuid[],
      ${print.reprintedCount}, ${print.why}, ${print.printedAt}, ${print.printedBy})`.execute(tx)
}

/** Prints of a day, the newest first; 200 at most. */
export async function listLabelPrints(
  db: Queryable,
  { regionId, warehouseId, pickupDate }: WarehouseDay,
): Promise<LabelPrint[]> {
  const { rows } = await sql<LabelPrint>`
    select id, bag_ids as "bagIds", reprinted_count as "reprintedCount", why,
      printed_at as "printedAt", printed_by as "printedBy"
    from label_prints where region_id = ${regionId} and warehouse_id = ${warehouseId}
      and pickup_date = ${pickupDate}
    order by id desc limit 200`.execute(db)
  return rows
}

/** How many bags each of the waves has. */
export async function countBags(
  db: Queryable,
  regionId: string,
  allocationIds: readonly string[],
): Promise<{ allocationId: string; communityId: string; bagCount: number }[]> {
  const { rows } = await sql<{ allocationId: string; communityId: string; bagCount: number }>`
    select allocation_id as "allocationId", community_id as "communityId",
      count(*)::int as "bagCount"
    from bags
    where region_id = ${regionId} and allocation_id = any(${[...allocationIds]}::uuid[])
    group by allocation_id, community_id order by community_id`.execute(db)
  return rows
}

/** The waves that bags are of. */
export async function listAllocationIdsOfBags(
  db: Queryable,
  regionId: string,
  bagIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct allocation_id as id from bags
    where region_id = ${regionId} and id = any(${[...bagIds]}::uuid[])`.execute(db)
  return rows.map((row) => row.id)
}
