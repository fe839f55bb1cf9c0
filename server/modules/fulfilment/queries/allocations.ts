import { onlyRow, type Queryable, sql, type Tx } from '#platform/db'

/** A day of a warehouse: what is pooled, received, allocated and sorted together. */
export interface WarehouseDay {
  regionId: string
  /** The station where the goods come in. */
  warehouseId: string
  /** YYYY-MM-DD in the region's zone. */
  pickupDate: string
}

/** A wave of a day that was allocated. */
export interface Allocation extends WarehouseDay {
  id: string
  /** From 1. */
  wave: number
  /** The one of a closed receipt, that settles who goes without. */
  isLast: boolean
  allocatedAt: Date
  /** When the last refund was written; null while they are. */
  finishedAt: Date | null
  sortedAt: Date | null
  sortedBy: string | null
  /** When the first load with bags of it left. */
  dispatchedAt: Date | null
}

const COLUMNS = sql`region_id as "regionId", id, warehouse_id as "warehouseId",
  pickup_date as "pickupDate", wave, is_last as "isLast", allocated_at as "allocatedAt",
  finished_at as "finishedAt", sorted_at as "sortedAt", sorted_by as "sortedBy",
  dispatched_at as "dispatchedAt"`

/** Who makes waves of a day holds its receiving day locked, so that they come one by one. */
export async function insertAllocation(
  tx: Tx,
  { regionId, warehouseId, pickupDate }: WarehouseDay,
  made: Pick<Allocation, 'id' | 'wave' | 'isLast' | 'allocatedAt' | 'finishedAt'> & {
    by: string | null
  },
): Promise<Allocation> {
  const { rows } = await sql<Allocation>`
    insert into allocations (region_id, id, warehouse_id, pickup_date, wave, is_last,
      allocated_at, allocated_by, finished_at)
    values (${regionId}, ${made.id}, ${warehouseId}, ${pickupDate}, ${made.wave}, ${made.isLast},
      ${made.allocatedAt}, ${made.by}, ${made.finishedAt})
    returning ${COLUMNS}`.execute(tx)
  return onlyRow(rows)
}

const ofDay = ({ regionId, warehouseId, pickupDate }: WarehouseDay) => sql`
  region_id = ${regionId} and warehouse_id = ${warehouseId} and pickup_date = ${pickupDate}`

/** The waves of a day, in their order. */
export async function listAllocations(db: Queryable, day: WarehouseDay): Promise<Allocation[]> {
  const { rows } = await sql<Allocation>`
    select ${COLUMNS} from allocations where ${ofDay(day)} order by wave`.execute(db)
  return rows
}

/** The last wave of a day, once its receipt is closed. */
export async function findAllocation(db: Queryable, day: WarehouseDay): Promise<Allocation | null> {
  const { rows } = await sql<Allocation>`
    select ${COLUMNS} from allocations where ${ofDay(day)} and is_last`.execute(db)
  return rows[0] ?? null
}

/** Keeps others from changing the waves of a day until the transaction ends. */
export async function lockAllocations(tx: Tx, day: WarehouseDay): Promise<Allocation[]> {
  const { rows } = await sql<Allocation>`
    select ${COLUMNS} from allocations where ${ofDay(day)}
    order by wave for no key update`.execute(tx)
  return rows
}

/** Keeps waves of orders from being made or refunded while something is found of them. */
export async function shareAllocationsOf(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<void> {
  await sql`
    select from allocations where region_id = ${regionId} and id in (
      select allocation_id from allocation_lines
      where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[]))
    order by id for share`.execute(tx)
}

export async function lockAllocationById(
  tx: Tx,
  regionId: string,
  id: string,
): Promise<Allocation | null> {
  const { rows } = await sql<Allocation>`
    select ${COLUMNS} from allocations
    where region_id = ${regionId} and id = ${id} for no key update`.execute(tx)
  return rows[0] ?? null
}

/** Writes the moments of a wave that come once; what stands already stays. */
export async function markAllocation(
  tx: Tx,
  regionId: string,
  id: string,
  marks: { finishedAt?: Date; sortedAt?: Date; sortedBy?: string | null },
): Promise<void> {
  await sql`
    update allocations set finished_at = coalesce(finished_at, ${marks.finishedAt ?? null}),
      sorted_at = coalesce(sorted_at, ${marks.sortedAt ?? null}),
      sorted_by = coalesce(sorted_by, ${marks.sortedBy ?? null}::uuid)
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** When the first load with bags of waves left; later ones say nothing new. */
export async function markDispatched(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await sql`
    update allocations set dispatched_at = ${at}
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])
      and dispatched_at is null`.execute(tx)
}

/** The counts of one SKU of a day when a wave was made, in pieces or grams. */
export interface AllocationSku {
  skuId: string
  /** What live orders of the day wanted. */
  wanted: number
  ordered: number
  /** Accepted at receipt. */
  received: number
  refused: number
  /** The warehouse's own stock that the pool had set aside. */
  setAside: number
  /** What lines had reserved of a station's stock. */
  reserved: number
  allocated: number
}

export async function insertAllocationSkus(
  tx: Tx,
  regionId: string,
  allocationId: string,
  skus: readonly AllocationSku[],
): Promise<void> {
  const column = (key: keyof AllocationSku) => skus.map((sku) => sku[key])
  await sql`
    insert into allocation_skus (region_id, allocation_id, sku_id, wanted, ordered, received,
      refused, set_aside, reserved, allocated)
    select ${regionId}, ${allocationId}::uuid, * from unnest(${column('skuId')}::uuid[],
      ${column('wanted')}::bigint[], ${column('ordered')}::bigint[],
      ${column('received')}::bigint[], ${column('refused')}::bigint[],
      ${column('setAside')}::bigint[], ${column('reserved')}::bigint[],
      ${column('allocated')}::bigint[])`.execute(tx)
}

export async function listAllocationSkus(
  db: Queryable,
  regionId: string,
  allocationId: string,
): Promise<AllocationSku[]> {
  const { rows } = await sql<AllocationSku>`
    select sku_id as "skuId", wanted, ordered, received, refused, set_aside as "setAside",
      reserved, allocated
    from allocation_skus
    where region_id = ${regionId} and allocation_id = ${allocationId}
    order by sku_id`.execute(db)
  return rows
}
