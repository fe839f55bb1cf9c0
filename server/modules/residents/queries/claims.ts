import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'

export interface Claim {
  id: string
  communityId: string
  personId: string
  name: string
  buildingId: string | null
  room: string
  claimedAt: Date
  residentId: string | null
  confirmedAt: Date | null
  rejectedAt: Date | null
  rejectedWhy: string | null
}

const COLUMNS = [
  'id',
  'community_id as communityId',
  'person_id as personId',
  'name',
  'building_id as buildingId',
  'room',
  'claimed_at as claimedAt',
  'resident_id as residentId',
  'confirmed_at as confirmedAt',
  'rejected_at as rejectedAt',
  'rejected_why as rejectedWhy',
] as const

export async function insertClaim(
  tx: Tx,
  regionId: string,
  claim: Pick<
    Claim,
    'id' | 'communityId' | 'personId' | 'name' | 'buildingId' | 'room' | 'claimedAt'
  >,
): Promise<void> {
  await tx
    .insertInto('resident_claims')
    .values({
      region_id: regionId,
      id: claim.id,
      community_id: claim.communityId,
      person_id: claim.personId,
      name: claim.name,
      building_id: claim.buildingId,
      room: claim.room,
      claimed_at: claim.claimedAt,
    })
    .execute()
}

/** A claim, decided or not; throws NotFound. */
export async function getClaim(db: Queryable, regionId: string, id: string): Promise<Claim> {
  const claim = await db
    .selectFrom('resident_claims')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (claim === undefined) throw new NotFound('claim')
  return claim
}

export async function lockClaim(tx: Tx, regionId: string, id: string): Promise<Claim> {
  await tx
    .selectFrom('resident_claims')
    .select('id')
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return getClaim(tx, regionId, id)
}

/** Claims of a community that wait for a decision, oldest first; 200 at most. */
export async function listOpenClaims(
  db: Queryable,
  regionId: string,
  communityId: string,
): Promise<Claim[]> {
  return db
    .selectFrom('resident_claims')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('community_id', '=', communityId)
    .where('confirmed_at', 'is', null)
    .where('rejected_at', 'is', null)
    .orderBy('id')
    .limit(200)
    .execute()
}

export async function updateConfirmed(
  tx: Tx,
  regionId: string,
  id: string,
  confirmation: { residentId: string; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('resident_claims')
    .set({
      resident_id: confirmation.residentId,
      confirmed_at: confirmation.at,
      confirmed_by: confirmation.by,
    })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

export async function updateRejected(
  tx: Tx,
  regionId: string,
  id: string,
  rejection: { why: string; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('resident_claims')
    .set({
      rejected_at: rejection.at,
      rejected_by: rejection.by,
      rejected_why: rejection.why,
    })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

/** Empties what persons claimed, in every region, and closes what was still open. */
export async function emptyClaims(tx: Tx, personIds: readonly string[], at: Date): Promise<void> {
  await sql`
    update resident_claims
    set name = '', room = '', building_id = null,
      rejected_why = case when confirmed_at is null and rejected_at is null
        then 'erased' else rejected_why end,
      rejected_at = case when confirmed_at is null then coalesce(rejected_at, ${at}::timestamptz)
        else rejected_at end
    where person_id = any(${[...personIds]}::uuid[])`.execute(tx)
}
