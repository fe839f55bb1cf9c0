import { sql, type Tx } from '#platform/db'
import { regionDue } from '#platform/jobs'

export interface PlannedWindow {
  regionId: string
  id: string
  version: number
  acceptsWarnings: boolean
  triedAt: Date | null
}

// No other table of these statements has columns of these names.
const TO_PUBLISH = sql`plan_id is not null and published_at is null and withdrawn_at is null
  and closes_at > linli_now() and (tried_at is null or tried_at < linli_now() - interval '5 minutes')`
const TO_OPEN = sql`published_at is not null and opened_at is null and withdrawn_at is null
  and opens_at <= linli_now()`
const TO_CLOSE = sql`published_at is not null and closed_at is null and withdrawn_at is null
  and closes_at <= linli_now()`

/** Windows of a region's plans that wait to be published, the next to open first. */
export async function lockPlannedUnpublished(tx: Tx, limit: number): Promise<PlannedWindow[]> {
  const due = await regionDue(tx, 'windows', TO_PUBLISH)
  if (due === null) return []
  const { rows } = await sql<PlannedWindow>`
    select w.region_id as "regionId", w.id, w.version, w.tried_at as "triedAt",
      p.accepts_warnings as "acceptsWarnings"
    from windows w
    join window_plans p on p.region_id = w.region_id and p.id = w.plan_id
    where w.region_id = ${due.regionId} and ${TO_PUBLISH}
    order by w.opens_at, w.id limit ${limit} for update of w skip locked`.execute(tx)
  return rows
}

export interface TurnedWindow {
  regionId: string
  id: string
  opensAt: Date
  closesAt: Date
  pickupDate: string
  /** When it opened: later than said where it was published later. */
  openedAt: Date
}

/** Marks windows whose opening has come. That they are open is decided by their times alone. */
export async function markOpened(tx: Tx, limit: number): Promise<TurnedWindow[]> {
  const region = await regionDue(tx, 'windows', TO_OPEN)
  if (region === null) return []
  const { rows } = await sql<TurnedWindow>`
    update windows w set opened_at = greatest(w.opens_at, w.published_at)
    from (
      select id from windows where region_id = ${region.regionId} and ${TO_OPEN}
      order by id limit ${limit} for update skip locked
    ) due
    where w.region_id = ${region.regionId} and w.id = due.id
    returning w.region_id as "regionId", w.id, w.opens_at as "opensAt", w.closes_at as "closesAt",
      w.pickup_date as "pickupDate", w.opened_at as "openedAt"`.execute(tx)
  return rows
}

/**
 * Locks windows whose cutoff has come: this waits for batches of orders that hold them, and batches
 * that come after see them closed.
 */
export async function lockToClose(
  tx: Tx,
  limit: number,
): Promise<Pick<TurnedWindow, 'regionId' | 'id'>[]> {
  const region = await regionDue(tx, 'windows', TO_CLOSE)
  if (region === null) return []
  const { rows } = await sql<Pick<TurnedWindow, 'regionId' | 'id'>>`
    select region_id as "regionId", id from windows
    where region_id = ${region.regionId} and ${TO_CLOSE}
    order by id limit ${limit} for update`.execute(tx)
  return rows
}

/** Marks windows of one region. */
export async function markClosed(
  tx: Tx,
  windows: readonly Pick<TurnedWindow, 'regionId' | 'id'>[],
): Promise<TurnedWindow[]> {
  const { rows } = await sql<TurnedWindow>`
    update windows w set closed_at = w.closes_at
    where w.region_id = ${windows[0]?.regionId} and w.id = any(${windows.map(({ id }) => id)}::uuid[])
    returning w.region_id as "regionId", w.id, w.opens_at as "opensAt", w.closes_at as "closesAt",
      w.pickup_date as "pickupDate", w.opened_at as "openedAt"`.execute(tx)
  return rows
}
