import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { Invalid, NotFound } from '#platform/refusals'
import { absenceConflict } from './absence-conflict.ts'
import { stateOf } from './leader.ts'
import {
  type Absence,
  insertAbsence,
  listOpenAbsences,
  lockAbsence,
  updateTakenOver,
} from './queries/absences.ts'
import { findLeader, lockLeading } from './queries/leaders.ts'
import { AbsenceOverlaps, NotLeading, StandsInForOther, SubstituteAbsent } from './refusals.ts'
import { settleGrants } from './settle-grants.ts'

export interface AbsenceWish {
  regionId: string
  leaderId: string
  substituteId: string
  /** At once when absent. */
  startsAt?: Date | undefined
  /** Null: until it is ended. */
  endsAt: Date | null
  why: string
  by: string
  at: Date
}

/**
 * A leader is away and another one stands in. One that starts now hands the leader's communities
 * over at once, what has arrived there included; a later one does so when its time comes. Throws
 * NotLeading, AbsenceOverlaps, SubstituteAbsent, StandsInForOther, Invalid, NotFound.
 */
export async function startAbsence(tx: Tx, wish: AbsenceWish): Promise<Absence> {
  const { regionId, leaderId, substituteId, endsAt, why, by, at } = wish
  const startsAt = wish.startsAt ?? at
  checkSpan(startsAt, endsAt, at)
  if (leaderId === substituteId) throw new Invalid('substituteId', 'Nobody stands in for oneself.')
  await lockLeading(tx, regionId)
  for (const id of [leaderId, substituteId]) {
    const leader = await findLeader(tx, regionId, id)
    if (leader === undefined) throw new NotFound('leader')
    if (stateOf(leader) !== 'approved') throw new NotLeading(id)
  }
  const span = { leaderId, substituteId, startsAt, endsAt }
  refuseConflict(span, await listOpenAbsences(tx, regionId, [leaderId, substituteId]))

  const id = newId()
  await insertAbsence(tx, regionId, { id, ...span, why }, by, at)
  await announce(tx, {
    type: 'leader.absence-planned',
    regionId,
    subjectKind: 'leader',
    subjectId: leaderId,
    body: { absenceId: id, substituteId, startsAt, endsAt },
    actorId: by,
    occurredAt: at,
  })
  const absence = await lockAbsence(tx, regionId, id)
  if (startsAt <= at) await takeOver(tx, absence, by, at)
  return lockAbsence(tx, regionId, id)
}

/** The substitute takes over: grants for the absent leader's communities are theirs from now on. */
export async function takeOver(
  tx: Tx,
  absence: Absence,
  by: string | null,
  at: Date,
): Promise<void> {
  const { regionId, id, leaderId, substituteId } = absence
  await updateTakenOver(tx, regionId, [id], at)
  await settleGrants(tx, { regionId, leaderIds: [substituteId], by, at })
  await announce(tx, {
    type: 'leader.absence-started',
    regionId,
    subjectKind: 'leader',
    subjectId: leaderId,
    body: { absenceId: id, substituteId },
    actorId: by,
    occurredAt: at,
  })
}

function checkSpan(startsAt: Date, endsAt: Date | null, at: Date): void {
  if (startsAt < at) throw new Invalid('startsAt', 'An absence starts now or later.')
  if (endsAt !== null && endsAt <= startsAt) {
    throw new Invalid('endsAt', 'An absence ends after it starts.')
  }
}

function refuseConflict(
  wished: Parameters<typeof absenceConflict>[0],
  present: readonly Absence[],
): void {
  const conflict = absenceConflict(wished, present)
  if (conflict === null) return
  if (conflict.kind === 'overlaps') throw new AbsenceOverlaps(conflict.absenceId)
  if (conflict.kind === 'substitute-absent') throw new SubstituteAbsent(conflict.absenceId)
  throw new StandsInForOther(conflict.absenceId)
}
