import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'

export interface Helper {
  id: string
  leaderId: string
  communityId: string
  residentId: string
  grantId: string
  givenAt: Date
  revokedAt: Date | null
}

const COLUMNS = [
  'id',
  'leader_id as leaderId',
  'community_id as communityId',
  'resident_id as residentId',
  'grant_id as grantId',
  'given_at as givenAt',
  'revoked_at as revokedAt',
] as const

/** Those who help in a community now. */
export async function listHelpers(
  db: Queryable,
  regionId: string,
  communityId: string,
): Promise<Helper[]> {
  return db
    .selectFrom('leader_helpers')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('community_id', '=', communityId)
    .where('revoked_at', 'is', null)
    .orderBy('given_at')
    .orderBy('id')
    .execute()
}

export async function insertHelper(
  tx: Tx,
  regionId: string,
  helper: Omit<Helper, 'revokedAt'> & { personId: string; givenBy: string },
): Promise<void> {
  await tx
    .insertInto('leader_helpers')
    .values({
      region_id: regionId,
      id: helper.id,
      leader_id: helper.leaderId,
      community_id: helper.communityId,
      resident_id: helper.residentId,
      person_id: helper.personId,
      grant_id: helper.grantId,
      given_at: helper.givenAt,
      given_by: helper.givenBy,
    })
    .execute()
}

/** Throws NotFound. */
export async function lockHelper(tx: Tx, regionId: string, id: string): Promise<Helper> {
  const row = await tx
    .selectFrom('leader_helpers')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('helper')
  return row
}

/** Takes back the helpers that a leader has in communities; answers their grants. */
export async function updateHelpersRevoked(
  tx: Tx,
  regionId: string,
  which: { ids: readonly string[] } | { leaderId: string; communityIds: readonly string[] },
  by: string | null,
  at: Date,
): Promise<string[]> {
  let query = tx
    .updateTable('leader_helpers')
    .set({ revoked_at: at, revoked_by: by })
    .where('region_id', '=', regionId)
    .where('revoked_at', 'is', null)
  query =
    'ids' in which
      ? query.where('id', '=', sql<string>`any(${[...which.ids]}::uuid[])`)
      : query
          .where('leader_id', '=', which.leaderId)
          .where('community_id', '=', sql<string>`any(${[...which.communityIds]}::uuid[])`)
  const rows = await query.returning('grant_id as grantId').execute()
  return rows.map((row) => row.grantId)
}
