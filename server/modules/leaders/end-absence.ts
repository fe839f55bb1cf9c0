import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { NotFound } from '#platform/refusals'
import { type Absence, lockAbsence, updateEnded } from './queries/absences.ts'
import { lockLeading } from './queries/leaders.ts'
import { AbsenceEnded } from './refusals.ts'
import { settleGrants } from './settle-grants.ts'

/** The leader is back, or will not leave after all. Throws AbsenceEnded, NotFound. */
export async function endAbsence(
  tx: Tx,
  ending: { regionId: string; leaderId: string; absenceId: string; by: string; at: Date },
): Promise<Absence> {
  const { regionId, leaderId, absenceId, by, at } = ending
  await lockLeading(tx, regionId)
  const absence = await lockAbsence(tx, regionId, absenceId)
  if (absence.leaderId !== leaderId) throw new NotFound('absence')
  if (absence.endedAt !== null) throw new AbsenceEnded()
  await closeAbsence(tx, absence, by, at)
  return lockAbsence(tx, regionId, absenceId)
}

/** Writes the end down and takes the substitute's grants back. */
export async function closeAbsence(
  tx: Tx,
  absence: Absence,
  by: string | null,
  at: Date,
): Promise<void> {
  const { regionId, id, leaderId, substituteId } = absence
  await updateEnded(tx, regionId, [id], by, at)
  await settleGrants(tx, { regionId, leaderIds: [substituteId], by, at })
  await announce(tx, {
    type: 'leader.absence-ended',
    regionId,
    subjectKind: 'leader',
    subjectId: leaderId,
    body: { absenceId: id, substituteId },
    actorId: by,
    occurredAt: at,
  })
}
