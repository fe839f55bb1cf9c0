import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { ChainItem, ChainProblem } from '../chain-text.ts'

export interface DraftOrder {
  regionId: string
  id: string
  batchId: string
  /** Where its line stood in the chain, from 1. */
  position: number
  leaderId: string
  communityId: string
  windowId: string
  lineText: string
  neighbourName: string
  residentId: string | null
  items: ChainItem[]
  problems: ChainProblem[]
  createdAt: Date
  orderId: string | null
  confirmedAt: Date | null
  discardedAt: Date | null
}

const COLUMNS = [
  'region_id as regionId',
  'id',
  'batch_id as batchId',
  'position',
  'leader_id as leaderId',
  'community_id as communityId',
  'window_id as windowId',
  'line_text as lineText',
  'neighbour_name as neighbourName',
  'resident_id as residentId',
  'items',
  'problems',
  'created_at as createdAt',
  'order_id as orderId',
  'confirmed_at as confirmedAt',
  'discarded_at as discardedAt',
] as const

function draftOf(row: unknown): DraftOrder {
  const draft = row as DraftOrder
  // A draft read by an earlier release does not say how much of each offer it may be.
  const problems = draft.problems.map((one) => ({ ...UNSAID, ...one }))
  return { ...draft, problems }
}

const UNSAID = { quantities: [], count: null, grams: null }

export async function insertDrafts(
  tx: Tx,
  drafts: readonly (Omit<DraftOrder, 'createdAt' | 'orderId' | 'confirmedAt' | 'discardedAt'> & {
    createdBy: string
  })[],
): Promise<void> {
  if (drafts.length === 0) return
  await tx
    .insertInto('draft_orders')
    .values(
      drafts.map((draft) => ({
        region_id: draft.regionId,
        id: draft.id,
        batch_id: draft.batchId,
        position: draft.position,
        leader_id: draft.leaderId,
        community_id: draft.communityId,
        window_id: draft.windowId,
        line_text: draft.lineText,
        neighbour_name: draft.neighbourName,
        resident_id: draft.residentId,
        items: JSON.stringify(draft.items),
        problems: JSON.stringify(draft.problems),
        created_by: draft.createdBy,
      })),
    )
    .execute()
}

/** Drafts of a community that wait to be confirmed: the newest reading first, as its lines stood. */
export async function listOpenDrafts(
  db: Queryable,
  regionId: string,
  communityId: string,
): Promise<DraftOrder[]> {
  const rows = await db
    .selectFrom('draft_orders')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('community_id', '=', communityId)
    .where('order_id', 'is', null)
    .where('discarded_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('batch_id')
    .orderBy('position')
    .limit(500)
    .execute()
  return rows.map(draftOf)
}

export async function findDraft(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<DraftOrder | null> {
  const row = await db
    .selectFrom('draft_orders')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : draftOf(row)
}

export async function lockDraft(tx: Tx, regionId: string, id: string): Promise<DraftOrder> {
  const row = await tx
    .selectFrom('draft_orders')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('draft')
  return draftOf(row)
}

export async function updateDraft(tx: Tx, draft: DraftOrder): Promise<void> {
  await tx
    .updateTable('draft_orders')
    .set({
      resident_id: draft.residentId,
      items: JSON.stringify(draft.items),
      problems: JSON.stringify(draft.problems),
      discarded_at: draft.discardedAt,
    })
    .where('region_id', '=', draft.regionId)
    .where('id', '=', draft.id)
    .execute()
}

/** Holds a draft while it is being ordered. */
export async function markDraftConfirmed(tx: Tx, regionId: string, id: string): Promise<void> {
  await sql`update draft_orders set confirmed_at = linli_now()
    where region_id = ${regionId} and id = ${id} and order_id is null`.execute(tx)
}

/** Lets go of a draft that was not ordered after all. */
export async function unmarkDraftConfirmed(tx: Tx, regionId: string, id: string): Promise<void> {
  await sql`update draft_orders set confirmed_at = null
    where region_id = ${regionId} and id = ${id} and order_id is null`.execute(tx)
}

export async function markDraftOrdered(
  tx: Tx,
  regionId: string,
  id: string,
  orderId: string,
): Promise<void> {
  await sql`update draft_orders set order_id = ${orderId},
      confirmed_at = coalesce(confirmed_at, linli_now())
    where region_id = ${regionId} and id = ${id} and order_id is null`.execute(tx)
}

/** Deletes what chats said of residents, ordered or not. */
export async function deleteDraftsOf(
  tx: Tx,
  regionId: string,
  residentIds: readonly string[],
): Promise<void> {
  await sql`delete from draft_orders
    where region_id = ${regionId} and resident_id = any(${[...residentIds]}::uuid[])`.execute(tx)
}
