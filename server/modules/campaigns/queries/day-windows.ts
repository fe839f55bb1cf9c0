import { type Queryable, sql, type Tx } from '#platform/db'
import type { Window } from '../window.ts'
import { WINDOW_COLUMNS } from './windows.ts'

/**
 * Windows whose goods are fetched on a day, and those that sell at an instant, by opening; 100 at
 * most. Drafts and withdrawn ones of the day are there too.
 */
export async function listWindowsOfDay(
  db: Queryable,
  regionId: string,
  { pickupDate, at }: { pickupDate: string; at: Date },
): Promise<Window[]> {
  const rows = await db
    .selectFrom('windows')
    .select(WINDOW_COLUMNS)
    .where('region_id', '=', regionId)
    .where(({ or, and, eb }) =>
      or([
        eb('pickup_date', '=', pickupDate),
        and([
          eb('published_at', 'is not', null),
          eb('closed_at', 'is', null),
          eb('withdrawn_at', 'is', null),
          eb('opens_at', '<=', at),
          eb('closes_at', '>', at),
        ]),
      ]),
    )
    .orderBy('opens_at')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows as unknown as Window[]
}

/**
 * The windows whose goods are fetched on a day and can still be ordered, or will be. None of the day
 * is published or changed before the transaction ends.
 */
export async function holdUnclosedWindows(
  tx: Tx,
  regionId: string,
  pickupDate: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string; isUnclosed: boolean }>`
    select id, published_at is not null and withdrawn_at is null and closed_at is null
      as "isUnclosed" from windows
    where region_id = ${regionId} and pickup_date = ${pickupDate}::date
    order by id for share`.execute(tx)
  return rows.flatMap(({ id, isUnclosed }) => (isUnclosed ? [id] : []))
}

/** The windows in which anything could be ordered between two instants. */
export async function listWindowIdsSelling(
  db: Queryable,
  regionId: string,
  { from, until }: { from: Date; until: Date },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from windows
    where region_id = ${regionId} and published_at is not null
      and opens_at < ${until}::timestamptz and closes_at > ${from}::timestamptz`.execute(db)
  return rows.map(({ id }) => id)
}

/** Windows of plans that should have been published by now and were held back for a finding. */
export async function listHeldBack(
  db: Queryable,
  regionId: string,
  at: Date,
): Promise<{ id: string; opensAt: Date; pickupDate: string }[]> {
  const { rows } = await sql<{ id: string; opensAt: Date; pickupDate: string }>`
    select id, opens_at as "opensAt", pickup_date as "pickupDate" from windows
    where region_id = ${regionId} and plan_id is not null and published_at is null
      and withdrawn_at is null and tried_at is not null and closes_at > ${at}::timestamptz
    order by opens_at limit 10`.execute(db)
  return rows
}
