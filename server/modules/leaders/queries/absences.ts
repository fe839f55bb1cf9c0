import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'

export interface Absence {
  regionId: string
  id: string
  leaderId: string
  substituteId: string
  startsAt: Date
  endsAt: Date | null
  why: string
  takenOverAt: Date | null
  endedAt: Date | null
}

const COLUMNS = [
  'region_id as regionId',
  'id',
  'leader_id as leaderId',
  'substitute_id as substituteId',
  'starts_at as startsAt',
  'ends_at as endsAt',
  'why',
  'taken_over_at as takenOverAt',
  'ended_at as endedAt',
] as const

const selected = (db: Queryable, regionId: string) =>
  db.selectFrom('leader_absences').select(COLUMNS).where('region_id', '=', regionId)

/** Absences of a leader, and those in which they stand in, the latest first. */
export async function listAbsences(
  db: Queryable,
  regionId: string,
  leaderId: string,
): Promise<Absence[]> {
  return selected(db, regionId)
    .where((where) =>
      where.or([where('leader_id', '=', leaderId), where('substitute_id', '=', leaderId)]),
    )
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
}

/** Absences of leaders that are planned or running, and those in which they stand in. */
export async function listOpenAbsences(
  db: Queryable,
  regionId: string,
  leaderIds: readonly string[],
): Promise<Absence[]> {
  const ids = sql<string>`any(${[...leaderIds]}::uuid[])`
  return selected(db, regionId)
    .where('ended_at', 'is', null)
    .where((where) => where.or([where('leader_id', '=', ids), where('substitute_id', '=', ids)]))
    .orderBy('starts_at')
    .execute()
}

/** Absences by id, in no order. */
export async function listAbsencesByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Absence[]> {
  return selected(db, regionId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
}

/** Who stands in for a leader now. */
export async function listSubstitutesOf(
  db: Queryable,
  regionId: string,
  leaderId: string,
): Promise<string[]> {
  const open = await listOpenAbsences(db, regionId, [leaderId])
  return open
    .filter((absence) => absence.leaderId === leaderId && absence.takenOverAt !== null)
    .map((absence) => absence.substituteId)
}

/** Throws NotFound. */
export async function lockAbsence(tx: Tx, regionId: string, id: string): Promise<Absence> {
  const row = await selected(tx, regionId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('absence')
  return row
}

export async function insertAbsence(
  tx: Tx,
  regionId: string,
  absence: Omit<Absence, 'regionId' | 'takenOverAt' | 'endedAt'>,
  by: string,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('leader_absences')
    .values({
      region_id: regionId,
      id: absence.id,
      leader_id: absence.leaderId,
      substitute_id: absence.substituteId,
      starts_at: absence.startsAt,
      ends_at: absence.endsAt,
      why: absence.why,
      created_by: by,
      created_at: at,
    })
    .execute()
}

export async function updateTakenOver(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await tx
    .updateTable('leader_absences')
    .set({ taken_over_at: at })
    .where('region_id', '=', regionId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
}

/** Ends absences, at their own end where that was before. */
export async function updateEnded(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
  by: string | null,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('leader_absences')
    .set({ ended_at: sql`least(ends_at, ${at}::timestamptz)`, ended_by: by })
    .where('region_id', '=', regionId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
}

/** Regions where an absence should have started or ended by now. */
export async function listRegionsWithDue(db: Queryable, at: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('leader_absences')
    .select('region_id as regionId')
    .distinct()
    .where('ended_at', 'is', null)
    .where(isDue(at))
    .orderBy('region_id')
    .limit(100)
    .execute()
  return rows.map((row) => row.regionId)
}

/** Locks what should have started or ended in a region by now; 100 at most. */
export async function lockDue(tx: Tx, regionId: string, at: Date): Promise<Absence[]> {
  return selected(tx, regionId)
    .where('ended_at', 'is', null)
    .where(isDue(at))
    .orderBy('starts_at')
    .limit(100)
    .forUpdate()
    .execute()
}

const isDue = (at: Date) =>
  sql<boolean>`(ends_at <= ${at}::timestamptz
    or (taken_over_at is null and starts_at <= ${at}::timestamptz))`
