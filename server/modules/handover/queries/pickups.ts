import { type Queryable, sql, type Tx } from '#platform/db'

/** An order whose goods wait, or waited, at its pickup point. */
export interface Pickup {
  orderId: string
  communityId: string
  stationId: string
  pickupDate: string
  residentId: string | null
  readyAt: Date
  deadlineAt: Date | null
  extensions: number
  handedAt: Date | null
  returnedAt: Date | null
  /** How often the resident was reminded of this end of waiting. */
  reminders: number
}

export type NewPickup = Omit<Pickup, 'extensions' | 'handedAt' | 'returnedAt' | 'reminders'>

const COLUMNS = sql`order_id as "orderId", community_id as "communityId",
  station_id as "stationId", pickup_date as "pickupDate", resident_id as "residentId",
  ready_at as "readyAt", deadline_at as "deadlineAt", extensions, handed_at as "handedAt",
  returned_at as "returnedAt",
  (reminded_at is not null)::int + (last_reminded_at is not null)::int as reminders`

/** Writes pickups that are not there yet, in key order; of those there a missing deadline is set. */
export async function putPickups(
  tx: Tx,
  regionId: string,
  pickups: readonly NewPickup[],
): Promise<void> {
  if (pickups.length === 0) return
  await sql`
    insert into pickups (region_id, order_id, community_id, station_id, pickup_date, resident_id,
      ready_at, deadline_at)
    select ${regionId}, * from unnest(${pickups.map((one) => one.orderId)}::uuid[],
      ${pickups.map((one) => one.communityId)}::uuid[],
      ${pickups.map((one) => one.stationId)}::uuid[],
      ${pickups.map((one) => one.pickupDate)}::date[],
      ${pickups.map((one) => one.residentId)}::uuid[],
      ${pickups.map((one) => one.readyAt)}::timestamptz[],
      ${pickups.map((one) => one.deadlineAt)}::timestamptz[]) as put (order_id)
    order by put.order_id
    on conflict (region_id, order_id) do update set deadline_at = excluded.deadline_at
      where pickups.deadline_at is null and excluded.deadline_at is not null`.execute(tx)
}

/** Locks pickups in the order of their orders: first of all that a handover locks. */
export async function lockPickups(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<Pickup[]> {
  const { rows } = await sql<Pickup>`select ${COLUMNS} from pickups
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
    order by order_id for update`.execute(tx)
  return rows
}

export async function listPickups(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Pickup[]> {
  if (orderIds.length === 0) return []
  const { rows } = await sql<Pickup>`select ${COLUMNS} from pickups
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])`.execute(db)
  return rows
}

/** What waits for a resident at pickup points, since when it waits first. */
export async function listPickupsWaitingFor(
  db: Queryable,
  regionId: string,
  residentId: string,
  limit: number,
): Promise<Pickup[]> {
  const { rows } = await sql<Pickup>`select ${COLUMNS} from pickups
    where region_id = ${regionId} and resident_id = ${residentId}
      and handed_at is null and returned_at is null
    order by ready_at, order_id limit ${limit}`.execute(db)
  return rows
}

export async function markHanded(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  at: Date | null,
): Promise<void> {
  await sql`update pickups set handed_at = ${at}
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])`.execute(tx)
}

export async function markReturned(
  tx: Tx,
  regionId: string,
  returned: readonly { orderId: string; wasCash: boolean }[],
  at: Date,
): Promise<void> {
  if (returned.length === 0) return
  await sql`
    update pickups p set returned_at = ${at}, was_cash = r.was_cash
    from unnest(${returned.map((one) => one.orderId)}::uuid[],
      ${returned.map((one) => one.wasCash)}::boolean[]) as r (order_id, was_cash)
    where p.region_id = ${regionId} and p.order_id = r.order_id`.execute(tx)
}

export async function extendPickup(
  tx: Tx,
  regionId: string,
  orderId: string,
  extension: { deadlineAt: Date; by: string; at: Date },
): Promise<void> {
  const { deadlineAt, by, at } = extension
  // The reminders before the new end are still to come.
  await sql`
    update pickups set deadline_at = ${deadlineAt}, extensions = extensions + 1,
      extended_at = ${at}, extended_by = ${by}, reminded_at = null, last_reminded_at = null
    where region_id = ${regionId} and order_id = ${orderId}`.execute(tx)
}

const WAITING = sql`handed_at is null and returned_at is null`

/** Regions with goods whose waiting ends until then, the longest over first. */
export async function listRegionsDue(db: Queryable, until: Date): Promise<string[]> {
  const { rows } = await sql<{ regionId: string }>`
    select region_id as "regionId" from pickups
    where deadline_at <= ${until} and ${WAITING}
    group by region_id order by min(deadline_at)`.execute(db)
  return rows.map((row) => row.regionId)
}

/**
 * Locks a set of those whose waiting is over; what another has in hand is left to it.
 * @param without orders that are passed over
 */
export async function lockOverdue(
  tx: Tx,
  regionId: string,
  at: Date,
  limit: number,
  without: readonly string[] = [],
): Promise<Pickup[]> {
  const { rows } = await sql<Pickup>`select ${COLUMNS} from pickups
    where region_id = ${regionId} and deadline_at <= ${at} and ${WAITING}
      and order_id <> all(${[...without]}::uuid[])
    order by deadline_at, order_id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

/** What waits at a station, whose time ends next first. */
export async function listWaitingAt(
  db: Queryable,
  regionId: string,
  stationId: string,
  limit: number,
): Promise<Pickup[]> {
  const { rows } = await sql<Pickup>`select ${COLUMNS} from pickups
    where region_id = ${regionId} and station_id = ${stationId} and deadline_at is not null
      and ${WAITING}
    order by deadline_at, order_id limit ${limit}`.execute(db)
  return rows
}

export type Reminder = 'first' | 'last'

/** Marks waiting pickups whose end is near as reminded of, each once a reminder. */
export async function markReminded(
  tx: Tx,
  reminder: Reminder,
  span: { regionId: string; at: Date; until: Date; limit: number },
): Promise<Pick<Pickup, 'orderId' | 'communityId' | 'deadlineAt'>[]> {
  const column = reminder === 'first' ? sql`reminded_at` : sql`last_reminded_at`
  const { rows } = await sql<Pick<Pickup, 'orderId' | 'communityId' | 'deadlineAt'>>`
    update pickups set ${column} = ${span.at}
    where region_id = ${span.regionId} and order_id in (
      select order_id from pickups
      where region_id = ${span.regionId} and deadline_at > ${span.at}
        and deadline_at <= ${span.until} and ${WAITING} and ${column} is null
      order by order_id limit ${span.limit} for update skip locked)
    returning order_id as "orderId", community_id as "communityId",
      deadline_at as "deadlineAt"`.execute(tx)
  return rows
}

/** How many cash orders of a resident went back since then. */
export async function countNoShows(
  db: Queryable,
  regionId: string,
  residentId: string,
  since: Date,
): Promise<number> {
  const { rows } = await sql<{ orders: number }>`
    select count(*) as orders from pickups
    where region_id = ${regionId} and resident_id = ${residentId} and was_cash
      and returned_at > ${since}`.execute(db)
  return rows[0]!.orders
}
