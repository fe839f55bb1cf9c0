import {
  insertInLane,
  type LaneColumns,
  type LaneTx,
  type Queryable,
  sql,
  type Tx,
} from '#platform/db'
import { type RegionDue, regionDue } from '#platform/jobs'
import type { EventRow } from './subscriptions.ts'

const MOST_TRIES = 12

const COLUMNS = [
  'region_id as regionId',
  'id',
  'type',
  'subject_kind as subjectKind',
  'subject_id as subjectId',
  'body',
  'actor_id as actorId',
  'occurred_at as occurredAt',
] as const

export async function insertEvents(tx: Tx, events: EventRow[]): Promise<void> {
  await tx
    .insertInto('events')
    .values(
      events.map((event) => ({
        region_id: event.regionId,
        id: event.id,
        type: event.type,
        subject_kind: event.subjectKind,
        subject_id: event.subjectId,
        body: JSON.stringify(event.body),
        actor_id: event.actorId,
        occurred_at: event.occurredAt,
      })),
    )
    .execute()
  await sql`
    insert into undelivered_events (region_id, event_id)
    select * from unnest(${events.map((event) => event.regionId)}::text[],
      ${events.map((event) => event.id)}::uuid[])`.execute(tx)
}

/** What happened to a thing, oldest first; 500 at most. */
export async function listEventsOf(
  db: Queryable,
  regionId: string,
  subjectId: string,
): Promise<EventRow[]> {
  const rows = await db
    .selectFrom('events')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('subject_id', '=', subjectId)
    .orderBy('occurred_at')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows as EventRow[]
}

/**
 * Regions in which events wait. Looked for among some of those that wait, so that it costs the same
 * however many these are; the rest comes up when they are gone.
 */
export async function listRegionsUndelivered(db: Queryable): Promise<string[]> {
  const { rows } = await sql<{ regionId: string }>`
    select distinct region_id as "regionId"
    from (select region_id from undelivered_events limit 2000) as waiting`.execute(db)
  return rows.map((row) => row.regionId)
}

/**
 * Takes up to a set of a region's undelivered events; another dispatcher's are skipped while it holds
 * them.
 */
export async function lockUndelivered(tx: Tx, regionId: string, size: number): Promise<EventRow[]> {
  const taken = await tx
    .selectFrom('undelivered_events')
    .select('event_id as id')
    .where('region_id', '=', regionId)
    .orderBy('event_id')
    .limit(size)
    .forUpdate()
    .skipLocked()
    .execute()
  if (taken.length === 0) return []
  const { rows } = await sql<EventRow>`
    select e.region_id as "regionId", e.id, e.type, e.subject_kind as "subjectKind",
      e.subject_id as "subjectId", e.body, e.actor_id as "actorId", e.occurred_at as "occurredAt"
    from unnest(${taken.map((one) => one.id)}::uuid[]) as taken (id)
    cross join lateral (
      -- The fence keeps it one look-up an event, however few the planner thinks events are.
      select * from events where region_id = ${regionId} and id = taken.id offset 0
    ) e
    order by e.id`.execute(tx)
  return rows
}

export async function markDelivered(tx: Tx, events: EventRow[]): Promise<void> {
  for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
    await sql`
      delete from undelivered_events
      where region_id = ${regionId} and event_id = any(${of.map((event) => event.id)}::uuid[])`.execute(
      tx,
    )
  }
}

export async function insertFailure(
  tx: Tx,
  event: EventRow,
  consumer: string,
  error: string,
): Promise<void> {
  await sql`
    insert into event_failures (region_id, event_id, consumer, attempts, next_try_at, error)
    values (${event.regionId}, ${event.id}, ${consumer}, 1, now() + interval '5 seconds', ${error})
    on conflict (region_id, event_id, consumer) do nothing`.execute(tx)
}

export interface Failure {
  regionId: string
  eventId: string
  consumer: string
  attempts: number
}

/** A region in which a consumer that failed is to try again. */
export const regionOfFailures = (db: Queryable): Promise<RegionDue | null> =>
  regionDue(db, 'event_failures', sql`given_up_at is null and next_try_at <= now()`)

export async function lockFailuresDue(tx: Tx, regionId: string, size: number): Promise<Failure[]> {
  return tx
    .selectFrom('event_failures')
    .select(['region_id as regionId', 'event_id as eventId', 'consumer', 'attempts'])
    .where('region_id', '=', regionId)
    .where('given_up_at', 'is', null)
    .where('next_try_at', '<=', sql<Date>`now()`)
    .orderBy('next_try_at')
    .limit(size)
    .forUpdate()
    .skipLocked()
    .execute()
}

export async function getEvent(tx: Tx, regionId: string, id: string): Promise<EventRow> {
  const row = await tx
    .selectFrom('events')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row as EventRow
}

export async function deleteFailure(tx: Tx, failure: Failure): Promise<void> {
  await tx
    .deleteFrom('event_failures')
    .where('region_id', '=', failure.regionId)
    .where('event_id', '=', failure.eventId)
    .where('consumer', '=', failure.consumer)
    .execute()
}

/** Puts the next try off, twice as long each time; given up after 12, for a person to look at. */
export async function postponeFailure(
  tx: Tx,
  failure: Failure,
  error: string,
  now: Date,
): Promise<void> {
  const { attempts } = failure
  const nextTryAt = new Date(now.getTime() + 1000 * Math.min(3600, 5 * 2 ** attempts))
  await sql`
    update event_failures
    set attempts = ${attempts + 1}, error = ${error}, next_try_at = ${nextTryAt},
      given_up_at = ${attempts + 1 >= MOST_TRIES ? now : null}
    where region_id = ${failure.regionId} and event_id = ${failure.eventId}
      and consumer = ${failure.consumer}`.execute(tx)
}

const EVENT_COLUMNS: LaneColumns<EventRow> = {
  id: ['uuid', (event) => event.id],
  type: ['text', (event) => event.type],
  subject_kind: ['text', (event) => event.subjectKind],
  subject_id: ['uuid', (event) => event.subjectId],
  body: ['jsonb', (event) => event.body],
  actor_id: ['uuid', (event) => event.actorId],
  occurred_at: ['timestamptz', (event) => event.occurredAt],
}

const UNDELIVERED_COLUMNS: LaneColumns<EventRow> = { event_id: ['uuid', (event) => event.id] }

/** Writes a batch's events in the lane's own transaction. They have no reactions. */
export async function insertEventsInLane(
  tx: LaneTx,
  regionId: string,
  events: readonly EventRow[],
): Promise<void> {
  await Promise.all([
    insertInLane(tx, 'events', regionId, EVENT_COLUMNS, events),
    insertInLane(tx, 'undelivered_events', regionId, UNDELIVERED_COLUMNS, events),
  ])
}
