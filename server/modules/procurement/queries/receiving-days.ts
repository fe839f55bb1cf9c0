import { onlyRow, type Queryable, sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'

export interface ReceivingDay {
  id: string
  stationId: string
  pickupDate: string
  closedAt: Date | null
  closedBy: string | null
  forcedWhy: string | null
  /** Since when what came is given to the day's orders, for good. */
  allocatedAt: Date | null
}

/** A day of a warehouse: what all that is pooled, received and allocated for it goes by. */
export interface DayKey {
  warehouseId: string
  /** YYYY-MM-DD */
  pickupDate: string
}

const DAY = sql`id, station_id as "stationId", pickup_date as "pickupDate",
  closed_at as "closedAt", closed_by as "closedBy", forced_why as "forcedWhy",
  allocated_at as "allocatedAt"`

/** Makes the days of warehouses that are not there yet. */
export async function ensureReceivingDays(
  tx: Tx,
  regionId: string,
  warehouseIds: readonly string[],
  pickupDate: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into receiving_days (region_id, id, station_id, pickup_date, created_at)
    select ${regionId}, id, station_id, ${pickupDate}::date, ${at}
    from unnest(${warehouseIds.map(() => newId())}::uuid[],
      ${[...warehouseIds].sort()}::uuid[]) as day (id, station_id)
    on conflict (region_id, station_id, pickup_date) do nothing`.execute(tx)
}

export async function findReceivingDay(
  db: Queryable,
  regionId: string,
  { warehouseId, pickupDate }: DayKey,
): Promise<ReceivingDay | null> {
  const { rows } = await sql<ReceivingDay>`select ${DAY} from receiving_days
    where region_id = ${regionId} and station_id = ${warehouseId}
      and pickup_date = ${pickupDate}::date`.execute(db)
  return rows[0] ?? null
}

/** The warehouses that take in nothing more for a day. */
export async function listClosedDays(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<string[]> {
  const { rows } = await sql<{ stationId: string }>`
    select station_id as "stationId" from receiving_days
    where region_id = ${regionId} and pickup_date = ${pickupDate}::date
      and closed_at is not null`.execute(db)
  return rows.map(({ stationId }) => stationId)
}

/** Days of a warehouse for which goods were ordered and not given to their orders yet. */
export async function listDaysUnderWay(
  db: Queryable,
  regionId: string,
  warehouseId: string,
): Promise<string[]> {
  const { rows } = await sql<{ pickupDate: string }>`
    select pickup_date as "pickupDate" from receiving_days day
    where region_id = ${regionId} and station_id = ${warehouseId} and allocated_at is null
      and exists (select from demand_pools pool
        where pool.region_id = day.region_id and pool.station_id = day.station_id
          and pool.pickup_date = day.pickup_date)
    order by pickup_date`.execute(db)
  return rows.map(({ pickupDate }) => pickupDate)
}

/** Locks the day of a warehouse, made where it is not there: receipts and its closing take turns. */
export async function lockDay(
  tx: Tx,
  regionId: string,
  { warehouseId, pickupDate }: DayKey,
): Promise<ReceivingDay> {
  const at = sql`linli_now()`
  await sql`
    insert into receiving_days (region_id, id, station_id, pickup_date, created_at)
    values (${regionId}, ${newId()}, ${warehouseId}, ${pickupDate}::date, ${at})
    on conflict (region_id, station_id, pickup_date) do nothing`.execute(tx)
  const { rows } = await sql<ReceivingDay>`select ${DAY} from receiving_days
    where region_id = ${regionId} and station_id = ${warehouseId}
      and pickup_date = ${pickupDate}::date for update`.execute(tx)
  return onlyRow(rows)
}

export async function markDayClosed(
  tx: Tx,
  regionId: string,
  id: string,
  closing: { by: string; at: Date; forcedWhy: string | null },
): Promise<void> {
  await sql`update receiving_days set closed_at = ${closing.at}, closed_by = ${closing.by},
    forced_why = ${closing.forcedWhy}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** Notes that a locked day's goods are given to its orders; the first time counts. */
export async function markDayAllocated(
  tx: Tx,
  regionId: string,
  id: string,
  at: Date,
): Promise<void> {
  await sql`update receiving_days set allocated_at = ${at}
    where region_id = ${regionId} and id = ${id} and allocated_at is null`.execute(tx)
}
