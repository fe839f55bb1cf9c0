import { type Queryable, sql, type Tx } from '#platform/db'

export interface ClosedWindow {
  regionId: string
  windowId: string
  pickupDate: string
  closedAt: Date
}

/** Keeps windows that closed, to be pooled; one that is there already stays as it is. */
export async function insertClosedWindows(tx: Tx, windows: readonly ClosedWindow[]): Promise<void> {
  await sql`
    insert into demand_pool_windows (region_id, window_id, pickup_date, closed_at)
    select * from unnest(${windows.map((one) => one.regionId)}::text[],
      ${windows.map((one) => one.windowId)}::uuid[],
      ${windows.map((one) => one.pickupDate)}::date[],
      ${windows.map((one) => one.closedAt)}::timestamptz[])
    on conflict do nothing`.execute(tx)
}

export interface DayToPool {
  regionId: string
  pickupDate: string
}

/** Pickup dates with windows that wait to be pooled, the nearest first. */
export async function listDaysToPool(db: Queryable, limit: number): Promise<DayToPool[]> {
  const { rows } = await sql<DayToPool>`
    select region_id as "regionId", pickup_date as "pickupDate" from demand_pool_windows
    where pooled_at is null group by region_id, pickup_date
    order by pickup_date, region_id limit ${limit}`.execute(db)
  return rows
}

/** The windows of a day that have closed and nobody has pooled yet. */
export async function listWindowsToPool(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<string[]> {
  const { rows } = await sql<{ windowId: string }>`
    select window_id as "windowId" from demand_pool_windows
    where region_id = ${regionId} and pickup_date = ${pickupDate}::date and pooled_at is null
    order by window_id`.execute(db)
  return rows.map((row) => row.windowId)
}

/** Which of these windows were pooled. */
export async function listPooledWindows(
  db: Queryable,
  regionId: string,
  windowIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ windowId: string }>`
    select window_id as "windowId" from demand_pool_windows
    where region_id = ${regionId} and window_id = any(${[...windowIds]}::uuid[])
      and pooled_at is not null`.execute(db)
  return rows.map((row) => row.windowId)
}

/** Locks the windows of a day that nobody has pooled yet. */
export async function lockWindowsToPool(tx: Tx, day: DayToPool): Promise<string[]> {
  const { rows } = await sql<{ windowId: string }>`
    select window_id as "windowId" from demand_pool_windows
    where region_id = ${day.regionId} and pickup_date = ${day.pickupDate}::date
      and pooled_at is null
    order by window_id for update`.execute(tx)
  return rows.map((row) => row.windowId)
}

export async function markPooled(
  tx: Tx,
  regionId: string,
  windowIds: readonly string[],
  pooling: { id: string; at: Date },
): Promise<void> {
  await sql`
    update demand_pool_windows set pooling_id = ${pooling.id}, pooled_at = ${pooling.at}
    where region_id = ${regionId} and window_id = any(${[...windowIds]}::uuid[])`.execute(tx)
}
