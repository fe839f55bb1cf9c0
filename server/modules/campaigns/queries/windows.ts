import { onlyRow, type Queryable, sql, type Tx } from '#platform/db'
import { NotFound, Stale } from '#platform/refusals'
import type { OrdersFate, Window } from '../window.ts'

/** The columns of a Window. */
export const WINDOW_COLUMNS = [
  'region_id as regionId',
  'id',
  'plan_id as planId',
  'name',
  'opens_at as opensAt',
  'closes_at as closesAt',
  'pickup_date as pickupDate',
  'slots',
  'version',
  'published_at as publishedAt',
  'accepted_warnings as acceptedWarnings',
  'opened_at as openedAt',
  'closed_at as closedAt',
  'withdrawn_at as withdrawnAt',
  'withdrawn_why as withdrawnWhy',
  'withdrawn_orders as withdrawnOrders',
] as const

const selected = (db: Queryable, regionId: string) =>
  db.selectFrom('windows').select(WINDOW_COLUMNS).where('region_id', '=', regionId)

/** Throws NotFound. */
export async function getWindow(db: Queryable, regionId: string, id: string): Promise<Window> {
  const row = await selected(db, regionId).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('window')
  return row as unknown as Window
}

/** Waits for the order lanes that hold it: what is written next holds for every later order. */
export async function lockWindow(tx: Tx, regionId: string, id: string): Promise<Window> {
  const row = await selected(tx, regionId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('window')
  return row as unknown as Window
}

/** The same at the version that was read; throws Stale. */
export async function lockWindowAt(
  tx: Tx,
  regionId: string,
  id: string,
  version: number,
): Promise<Window> {
  const window = await lockWindow(tx, regionId, id)
  if (window.version !== version) throw new Stale('window', window.version)
  return window
}

export type NewWindow = Pick<
  Window,
  'regionId' | 'id' | 'planId' | 'name' | 'opensAt' | 'closesAt' | 'pickupDate' | 'slots'
> & { createdBy: string | null }

export async function insertWindow(tx: Tx, window: NewWindow): Promise<void> {
  await tx
    .insertInto('windows')
    .values({
      region_id: window.regionId,
      id: window.id,
      plan_id: window.planId,
      name: JSON.stringify(window.name),
      opens_at: window.opensAt,
      closes_at: window.closesAt,
      pickup_date: window.pickupDate,
      slots: JSON.stringify(window.slots),
      created_by: window.createdBy,
    })
    .execute()
}

/** Writes what people set of a window that is locked, and raises its version. */
export async function updateWindow(tx: Tx, window: Window): Promise<void> {
  await tx
    .updateTable('windows')
    .set((row) => ({
      name: JSON.stringify(window.name),
      opens_at: window.opensAt,
      closes_at: window.closesAt,
      pickup_date: window.pickupDate,
      slots: JSON.stringify(window.slots),
      version: row('version', '+', 1),
    }))
    .where('region_id', '=', window.regionId)
    .where('id', '=', window.id)
    .execute()
}

/** Makes every price book of a window stale; answers the new version. */
export async function raiseVersion(tx: Tx, regionId: string, id: string): Promise<number> {
  const rows = await tx
    .updateTable('windows')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .returning('version')
    .execute()
  return onlyRow(rows).version
}

export async function markPublished(
  tx: Tx,
  { regionId, id }: Window,
  published: { at: Date; by: string | null; acceptedWarnings: readonly string[] },
): Promise<void> {
  await tx
    .updateTable('windows')
    .set((row) => ({
      published_at: published.at,
      published_by: published.by,
      accepted_warnings: [...published.acceptedWarnings],
      version: row('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

export interface Withdrawal {
  why: string
  orders: OrdersFate
  by: string
  at: Date
}

export async function markWithdrawn(
  tx: Tx,
  { regionId, id }: Window,
  withdrawal: Withdrawal,
): Promise<void> {
  await tx
    .updateTable('windows')
    .set((row) => ({
      withdrawn_at: withdrawal.at,
      withdrawn_by: withdrawal.by,
      withdrawn_why: withdrawal.why,
      withdrawn_orders: withdrawal.orders,
      version: row('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

/** Ends a window that is locked: no batch of orders holds it, and none will begin. */
export async function closeWindow(tx: Tx, { regionId, id }: Window, at: Date): Promise<void> {
  await tx
    .updateTable('windows')
    .set({ closed_at: at })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

export async function markTried(
  tx: Tx,
  window: Pick<Window, 'regionId' | 'id'>,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('windows')
    .set({ tried_at: at })
    .where('region_id', '=', window.regionId)
    .where('id', '=', window.id)
    .execute()
}

export async function addAcceptedWarnings(
  tx: Tx,
  { regionId, id, acceptedWarnings }: Window,
  codes: readonly string[],
): Promise<void> {
  await tx
    .updateTable('windows')
    .set({ accepted_warnings: [...new Set([...acceptedWarnings, ...codes])] })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

/** Makes these the communities of a window. */
export async function replaceCommunities(
  tx: Tx,
  regionId: string,
  windowId: string,
  communityIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('window_communities')
    .where('region_id', '=', regionId)
    .where('window_id', '=', windowId)
    .execute()
  await sql`
    insert into window_communities (region_id, window_id, community_id)
    select ${regionId}, ${windowId}, id
    from unnest(${[...new Set(communityIds)]}::uuid[]) as wanted (id)`.execute(tx)
}
