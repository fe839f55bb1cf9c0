import { type Queryable, sql, type Tx } from '#platform/db'
import type { Side } from '../claim.ts'

export interface Objection {
  claimId: string
  side: Side
  why: string
  pictureIds: string[]
  objectedBy: string
  objectedAt: Date
}

export async function listObjections(
  db: Queryable,
  regionId: string,
  claimId: string,
): Promise<Objection[]> {
  const rows = await db
    .selectFrom('claim_objections')
    .select([
      'claim_id as claimId',
      'side',
      'why',
      'picture_ids as pictureIds',
      'objected_by as objectedBy',
      'objected_at as objectedAt',
    ])
    .where('region_id', '=', regionId)
    .where('claim_id', '=', claimId)
    .orderBy('objected_at')
    .execute()
  return rows as Objection[]
}

/** @returns whether the side had not objected before */
export async function insertObjection(
  tx: Tx,
  regionId: string,
  objection: Objection,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into claim_objections (region_id, claim_id, side, why, picture_ids, objected_by,
      objected_at)
    values (${regionId}, ${objection.claimId}, ${objection.side}, ${objection.why},
      ${objection.pictureIds}::uuid[], ${objection.objectedBy}, ${objection.objectedAt})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}
