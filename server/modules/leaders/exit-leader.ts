import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { leaveCommunities } from './change-communities.ts'
import { closeAbsence } from './end-absence.ts'
import { listInFlight } from './in-flight.ts'
import { type Leader, stateOf } from './leader.ts'
import { listOpenAbsences } from './queries/absences.ts'
import { listCommunitiesOf } from './queries/communities.ts'
import { updateExited } from './queries/decisions.ts'
import { getLeader, lockLeader, lockLeading } from './queries/leaders.ts'
import { LeaderHasInFlight, NotLeading } from './refusals.ts'
import { settleGrants } from './settle-grants.ts'

export interface LeaderExit {
  regionId: string
  leaderId: string
  why: string
  by: string
  at: Date
}

/**
 * A leader leaves, or an applicant withdraws. Only when nothing is in flight; then communities,
 * grants, helpers and absences end, and residents are bound to who leads there next. Throws
 * LeaderHasInFlight with the reasons, NotLeading.
 */
export async function exitLeader(tx: Tx, exit: LeaderExit): Promise<Leader> {
  const { regionId, leaderId, by, at } = exit
  await lockLeading(tx, regionId)
  const leader = await lockLeader(tx, regionId, leaderId)
  const state = stateOf(leader)
  if (state === 'rejected' || state === 'exited') throw new NotLeading(leaderId)
  let communityIds: string[] = []
  if (state === 'approved') {
    const reasons = await listInFlight(tx, regionId, leaderId)
    if (reasons.length > 0) throw new LeaderHasInFlight(reasons)
    communityIds = await endLeading(tx, exit)
  }
  await updateExited(tx, exit)
  await announce(tx, {
    type: 'leader.exited',
    regionId,
    subjectKind: 'leader',
    subjectId: leaderId,
    body: { communityIds },
    actorId: by,
    occurredAt: at,
  })
  return getLeader(tx, regionId, leaderId)
}

/** Answers the communities that were served until now. */
async function endLeading(tx: Tx, { regionId, leaderId, by, at }: LeaderExit): Promise<string[]> {
  const absences = await listOpenAbsences(tx, regionId, [leaderId])
  for (const absence of absences) await closeAbsence(tx, absence, by, at)
  const served = await listCommunitiesOf(tx, regionId, [leaderId])
  const communityIds = served.map((serving) => serving.communityId)
  await leaveCommunities(tx, { regionId, leaderId, communityIds, by, at })
  await settleGrants(tx, { regionId, leaderIds: [leaderId], by, at })
  return communityIds
}
