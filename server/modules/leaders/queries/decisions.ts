import { sql, type Tx } from '#platform/db'
import type { Level } from '../leader.ts'

interface Decided {
  regionId: string
  leaderId: string
  by: string | null
  at: Date
}

export async function updateApproved(
  tx: Tx,
  {
    regionId,
    leaderId,
    by,
    at,
    ...approval
  }: Decided & {
    code: string
    pickupStationId: string
    level: Level
  },
): Promise<void> {
  await tx
    .updateTable('leaders')
    .set((row) => ({
      code: approval.code,
      pickup_station_id: approval.pickupStationId,
      level: approval.level,
      approved_at: at,
      approved_by: by,
      version: row('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', leaderId)
    .execute()
}

export async function updateRejected(
  tx: Tx,
  { regionId, leaderId, by, at, why }: Decided & { why: string },
): Promise<void> {
  await tx
    .updateTable('leaders')
    .set((row) => ({
      rejected_at: at,
      rejected_by: by,
      rejected_why: why,
      version: row('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', leaderId)
    .execute()
}

export async function updateExited(
  tx: Tx,
  { regionId, leaderId, by, at, why }: Decided & { why: string },
): Promise<void> {
  await tx
    .updateTable('leaders')
    .set((row) => ({
      exited_at: at,
      exited_by: by,
      exited_why: why,
      version: row('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', leaderId)
    .execute()
}

/** Writes down from when a leader has a level. */
export async function insertLevel(
  tx: Tx,
  { regionId, leaderId, by, at, ...change }: Decided & { id: string; level: Level; why: string },
): Promise<void> {
  await tx
    .insertInto('leader_levels')
    .values({
      region_id: regionId,
      id: change.id,
      leader_id: leaderId,
      level: change.level,
      in_force_from: at,
      set_by: by,
      why: change.why,
    })
    .execute()
}

/** Empties persons' leaderships of what is personal, in every region; open applications end. */
export async function emptyLeadersOf(
  tx: Tx,
  personIds: readonly string[],
  at: Date,
): Promise<void> {
  await sql`
    update leaders
    set name = '', phone = null,
      application = application || '{"message": ""}',
      exited_why = case when exited_at is null and rejected_at is null
        then 'erased' else exited_why end,
      exited_at = case when rejected_at is null then coalesce(exited_at, ${at}::timestamptz)
        else exited_at end
    where person_id = any(${[...personIds]}::uuid[])`.execute(tx)
}

/** The region in which one of the persons leads now. */
export async function findLeadingPerson(
  tx: Tx,
  personIds: readonly string[],
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('leaders')
    .select('region_id as regionId')
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .where('approved_at', 'is not', null)
    .where('exited_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row?.regionId
}
