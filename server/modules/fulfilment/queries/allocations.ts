import { type Queryable, sql, type Tx } from '#platform/db'

/** A day of a warehouse: what is pooled, received, allocated and sorted together. */
export interface WarehouseDay {
  regionId: string
  /** The station where the goods come in. */
  warehouseId: string
  /** YYYY-MM-DD in the region's zone. */
  pickupDate: string
}

/** A day that was allocated. */
export interface Allocation extends WarehouseDay {
  id: string
  allocatedAt: Date
  /** When the last refund was written; null while they are. */
  finishedAt: Date | null
  sortedAt: Date | null
  sortedBy: string | null
  /** When its first load left. */
  dispatchedAt: Date | null
}

const COLUMNS = sql`region_id as "regionId", id, warehouse_id as "warehouseId",
  pickup_date as "pickupDate", allocated_at as "allocatedAt", finished_at as "finishedAt",
  sorted_at as "sortedAt", sorted_by as "sortedBy", dispatched_at as "dispatchedAt"`

/** Makes the day's allocation; null where another made it first. */
export async function insertAllocation(
  tx: Tx,
  { regionId, warehouseId, pickupDate }: WarehouseDay,
  id: string,
  at: Date,
): Promise<Allocation | null> {
  const { rows } = await sql<Allocation>`
    insert into allocations (region_id, id, warehouse_id, pickup_date, allocated_at)
    values (${regionId}, ${id}, ${warehouseId}, ${pickupDate}, ${at})
    on conflict (region_id, warehouse_id, pickup_date) do nothing
    returning ${COLUMNS}`.execute(tx)
  return rows[0] ?? null
}

export async function findAllocation(db: Queryable, day: WarehouseDay): Promise<Allocation | null> {
  const { rows } = await sql<Allocation>`
    select ${COLUMNS} from allocations
    where region_id = ${day.regionId} and warehouse_id = ${day.warehouseId}
      and pickup_date = ${day.pickupDate}`.execute(db)
  return rows[0] ?? null
}

/** Keeps others from changing the day until the transaction ends. */
export async function lockAllocation(tx: Tx, day: WarehouseDay): Promise<Allocation | null> {
  const { rows } = await sql<Allocation>`
    select ${COLUMNS} from allocations
    where region_id = ${day.regionId} and warehouse_id = ${day.warehouseId}
      and pickup_date = ${day.pickupDate} for no key update`.execute(tx)
  return rows[0] ?? null
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

/** Writes the moments of a day that come once; what stands already stays. */
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

/** When the day's first load left; later ones say nothing new. */
export async function markDispatched(tx: Tx, day: WarehouseDay, at: Date): Promise<void> {
  await sql`
    update allocations set dispatched_at = ${at}
    where region_id = ${day.regionId} and warehouse_id = ${day.warehouseId}
      and pickup_date = ${day.pickupDate} and dispatched_at is null`.execute(tx)
}

/** The counts of one SKU at allocation, in pieces or grams. */
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
