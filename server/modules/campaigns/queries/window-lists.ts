import { type Queryable, sql } from '#platform/db'
import type { Window } from '../window.ts'
import { WINDOW_COLUMNS } from './windows.ts'

const selected = (db: Queryable, regionId: string) =>
  db.selectFrom('windows').select(WINDOW_COLUMNS).where('region_id', '=', regionId)

export interface WindowFilter {
  regionId: string
  /** Windows whose pickup lies on or after, on or before this day. */
  pickupFrom?: string | undefined
  pickupThrough?: string | undefined
  planId?: string | undefined
  before?: { opensAt: string; id: string } | undefined
  limit: number
}

/** Windows by opening, the latest first. */
export async function listWindows(db: Queryable, filter: WindowFilter): Promise<Window[]> {
  let query = selected(db, filter.regionId)
    .orderBy('opens_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
  if (filter.pickupFrom) query = query.where('pickup_date', '>=', filter.pickupFrom)
  if (filter.pickupThrough) query = query.where('pickup_date', '<=', filter.pickupThrough)
  if (filter.planId) query = query.where('plan_id', '=', filter.planId)
  if (filter.before) {
    const { opensAt, id } = filter.before
    query = query.where(sql<boolean>`(opens_at, id) < (${opensAt}::timestamptz, ${id}::uuid)`)
  }
  return (await query.execute()) as unknown as Window[]
}

export async function listWindowsByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Window[]> {
  const rows = await selected(db, regionId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows as unknown as Window[]
}

/** Published windows that serve a community and end after an instant, by opening; 50 at most. */
export async function listWindowsOfCommunity(
  db: Queryable,
  regionId: string,
  communityId: string,
  span: { endAfter: Date; openBy: Date },
): Promise<Window[]> {
  const rows = await selected(db, regionId)
    .where('published_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .where('closed_at', 'is', null)
    .where('closes_at', '>', span.endAfter)
    .where('opens_at', '<=', span.openBy)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('window_communities as wc')
          .select('wc.window_id')
          .whereRef('wc.region_id', '=', 'windows.region_id')
          .whereRef('wc.window_id', '=', 'windows.id')
          .where('wc.community_id', '=', communityId),
      ),
    )
    .orderBy('opens_at')
    .orderBy('id')
    .limit(50)
    .execute()
  return rows as unknown as Window[]
}

/** How many offers windows have on sale, and how much of them is ordered and not given back. */
export async function countOffers(
  db: Queryable,
  regionId: string,
  windowIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ windowId: string; offers: number }>`
    select window_id as "windowId", count(*) as offers from offers
    where region_id = ${regionId} and window_id = any(${[...windowIds]}::uuid[])
      and withdrawn_at is null
    group by window_id`.execute(db)
  return new Map(rows.map((row) => [row.windowId, row.offers]))
}
