import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { PoolLineRow, SurplusDestination } from './pools.ts'
import type { DayKey } from './receiving-days.ts'

export interface ShownPoolLine extends PoolLineRow {
  stationId: string
  pickupDate: string
  surplusQuantity: number
  surplusStationId: string | null
  surplusDecidedAt: Date | null
  surplusDecidedBy: string | null
  /** Taken in for it before the day was closed. */
  receivedQuantity: number
  /** Since when the day's goods are given to its orders; what is left lies free. */
  allocatedAt: Date | null
  surplusSettledAt: Date | null
  surplusSettledQuantity: number | null
  surplusSubjectKind: string | null
  surplusSubjectId: string | null
}

const SHOWN = sql`line.id, line.pool_id as "poolId", line.sku_id as "skuId",
  line.supplier_id as "supplierId", demand_quantity as "demandQuantity",
  set_aside_quantity as "setAsideQuantity", case_size as "caseSize",
  ordered_quantity as "orderedQuantity", surplus_destination as "surplusDestination",
  pool.station_id as "stationId", pool.pickup_date as "pickupDate",
  greatest(set_aside_quantity + ordered_quantity - demand_quantity, 0) as "surplusQuantity",
  surplus_station_id as "surplusStationId", surplus_decided_at as "surplusDecidedAt",
  surplus_decided_by as "surplusDecidedBy", day.allocated_at as "allocatedAt",
  surplus_settled_at as "surplusSettledAt", surplus_settled_quantity as "surplusSettledQuantity",
  surplus_subject_kind as "surplusSubjectKind", surplus_subject_id as "surplusSubjectId",
  (select coalesce(sum(came.quantity), 0)::bigint
    from purchase_order_lines ordered
    join receipts receipt on receipt.region_id = ordered.region_id
      and receipt.purchase_order_id = ordered.purchase_order_id
      and receipt.receiving_day_id = day.id and not receipt.is_late
    join receipt_lines came on came.region_id = receipt.region_id
      and came.receipt_id = receipt.id and came.sku_id = ordered.sku_id
    where ordered.region_id = line.region_id and ordered.pool_line_id = line.id)
    as "receivedQuantity"`

const LINES = sql`demand_pool_lines line
  join demand_pools pool on pool.region_id = line.region_id and pool.id = line.pool_id
  left join receiving_days day on day.region_id = pool.region_id
    and day.station_id = pool.station_id and day.pickup_date = pool.pickup_date`

/** What was pooled of a day at a warehouse, by SKU; 5,000 lines at most. */
export async function listPoolLines(
  db: Queryable,
  regionId: string,
  day: DayKey,
): Promise<ShownPoolLine[]> {
  const { rows } = await sql<ShownPoolLine>`
    select ${SHOWN} from ${LINES}
    where pool.region_id = ${regionId} and pool.station_id = ${day.warehouseId}
      and pool.pickup_date = ${day.pickupDate}::date
    order by line.sku_id, line.id limit 5000`.execute(db)
  return rows
}

/** What is left over by rounding on a day, or on all from it on; paged by id. */
export async function listSurpluses(
  db: Queryable,
  filter: {
    regionId: string
    stationId?: string | undefined
    pickupDate?: string | undefined
    beforeId?: string | undefined
    limit: number
  },
): Promise<ShownPoolLine[]> {
  const { stationId = null, pickupDate = null, beforeId = null } = filter
  const { rows } = await sql<ShownPoolLine>`
    select ${SHOWN} from ${LINES}
    where line.region_id = ${filter.regionId}
      and set_aside_quantity + ordered_quantity > demand_quantity
      and (${stationId}::uuid is null or pool.station_id = ${stationId}::uuid)
      and (${pickupDate}::date is null or pool.pickup_date = ${pickupDate}::date)
      and (${beforeId}::uuid is null or line.id < ${beforeId}::uuid)
    order by line.id desc limit ${filter.limit}`.execute(db)
  return rows
}

/** Throws NotFound. */
export async function getPoolLine(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<ShownPoolLine> {
  const { rows } = await sql<ShownPoolLine>`
    select ${SHOWN} from ${LINES}
    where line.region_id = ${regionId} and line.id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('surplus')
  return rows[0]
}

/** Locks the pooled lines of a day whose destination may be carried out. */
export async function lockPoolLines(tx: Tx, regionId: string, day: DayKey): Promise<void> {
  await sql`
    select from demand_pool_lines where region_id = ${regionId} and pool_id in (
      select id from demand_pools where region_id = ${regionId}
        and station_id = ${day.warehouseId} and pickup_date = ${day.pickupDate}::date)
    order by id for update`.execute(tx)
}

export async function updateSurplus(
  tx: Tx,
  regionId: string,
  id: string,
  decision: {
    destination: SurplusDestination
    stationId: string | null
    by: string
    at: Date
  },
): Promise<void> {
  await sql`
    update demand_pool_lines set surplus_destination = ${decision.destination},
      surplus_station_id = ${decision.stationId}, surplus_decided_by = ${decision.by},
      surplus_decided_at = ${decision.at}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

export interface SurplusSettlement {
  id: string
  quantity: number
  subjectKind: string | null
  subjectId: string | null
}

export async function markSurplusesSettled(
  tx: Tx,
  regionId: string,
  settled: readonly SurplusSettlement[],
  at: Date,
): Promise<void> {
  const column = <Key extends keyof SurplusSettlement>(key: Key) => settled.map((one) => one[key])
  await sql`
    update demand_pool_lines line set surplus_settled_at = ${at},
      surplus_settled_quantity = settled.quantity, surplus_subject_kind = settled.subject_kind,
      surplus_subject_id = settled.subject_id
    from unnest(${column('id')}::uuid[], ${column('quantity')}::bigint[],
      ${column('subjectKind')}::text[], ${column('subjectId')}::uuid[])
      as settled (id, quantity, subject_kind, subject_id)
    where line.region_id = ${regionId} and line.id = settled.id`.execute(tx)
}
