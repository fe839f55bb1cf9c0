import { type Queryable, sql, type Tx } from '#platform/db'

/** A wish that headquarters erases a resident with a login, until somebody decides. */
export interface ErasureRequest {
  id: string
  residentId: string
  residentName: string
  communityId: string
  why: string
  askedAt: Date
  askedBy: string
}

const open = (db: Queryable, regionId: string) =>
  db
    .selectFrom('resident_erasures as e')
    .innerJoin('residents as r', (join) =>
      join.onRef('r.region_id', '=', 'e.region_id').onRef('r.id', '=', 'e.resident_id'),
    )
    .select([
      'e.id',
      'e.resident_id as residentId',
      'r.name as residentName',
      'r.community_id as communityId',
      'e.why',
      'e.asked_at as askedAt',
      'e.asked_by as askedBy',
    ])
    .where('e.region_id', '=', regionId)
    .where('e.approved_at', 'is', null)
    .where('e.declined_at', 'is', null)
    .where('r.erased_at', 'is', null)

export async function findErasureRequest(
  db: Queryable,
  regionId: string,
  residentId: string,
): Promise<ErasureRequest | null> {
  const row = await open(db, regionId).where('e.resident_id', '=', residentId).executeTakeFirst()
  return row ?? null
}

/** Those that wait, the oldest first; 500 at most. */
export const listErasureRequests = (db: Queryable, regionId: string): Promise<ErasureRequest[]> =>
  open(db, regionId).orderBy('e.id').limit(500).execute()

/** Answers whether it was written: one waits for a resident at a time. */
export async function insertErasureRequest(
  tx: Tx,
  regionId: string,
  asked: { id: string; residentId: string; why: string; by: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into resident_erasures (region_id, id, resident_id, why, asked_at, asked_by)
    values (${regionId}, ${asked.id}, ${asked.residentId}, ${asked.why}, ${asked.at}, ${asked.by})
    on conflict (region_id, resident_id) where approved_at is null and declined_at is null
    do nothing returning id`.execute(tx)
  return rows.length > 0
}

export async function markErasureApproved(
  tx: Tx,
  regionId: string,
  id: string,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('resident_erasures')
    .set({ approved_at: at, approved_by: by })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

export async function markErasureDeclined(
  tx: Tx,
  regionId: string,
  id: string,
  { by, at, why }: { by: string; at: Date; why: string },
): Promise<void> {
  await tx
    .updateTable('resident_erasures')
    .set({ declined_at: at, declined_by: by, declined_why: why })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}
