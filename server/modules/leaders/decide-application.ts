import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { Invalid, invariant } from '#platform/refusals'
import { rebindResidents } from '#residents'
import { type Leader, type Level, stateOf } from './leader.ts'
import { newLeaderCode } from './leader-code.ts'
import { fillMainLeaders, insertCommunities } from './queries/communities.ts'
import { insertLevel, updateApproved, updateRejected } from './queries/decisions.ts'
import { getLeader, listTakenCodes, lockLeader, lockLeading } from './queries/leaders.ts'
import { ApplicationDecided, OwnApplication } from './refusals.ts'
import { checkCommunities, checkPickupPoint } from './served-places.ts'
import { settleGrants } from './settle-grants.ts'

export interface ApplicationDecision {
  regionId: string
  leaderId: string
  by: string
  at: Date
}

export interface Approval extends ApplicationDecision {
  /** As applied for when absent. */
  communityIds?: readonly string[] | undefined
  pickupStationId?: string | undefined
  level?: Level | undefined
}

/**
 * The applicant leads from now on: communities, grants and link are theirs, and residents there
 * without a leader are bound. Throws ApplicationDecided, OwnApplication, NoSuchPickupPoint, NotFound,
 * Invalid when no pickup point was named.
 */
export async function approveLeader(tx: Tx, approval: Approval): Promise<Leader> {
  const { regionId, leaderId, by, at } = approval
  await lockLeading(tx, regionId)
  const { application } = await lockUndecided(tx, approval)
  const communityIds = [...new Set(approval.communityIds ?? application.communityIds)]
  const pickupStationId = approval.pickupStationId ?? application.pickupStationId
  if (pickupStationId === null) {
    throw new Invalid('pickupStationId', 'Say where goods wait for this leader’s residents.')
  }
  await checkCommunities(tx, regionId, communityIds)
  await checkPickupPoint(tx, regionId, pickupStationId)

  const level = approval.level ?? 'standard'
  const code = await freeCode(tx, regionId)
  await updateApproved(tx, { regionId, leaderId, by, at, code, pickupStationId, level })
  await insertLevel(tx, { regionId, leaderId, by, at, id: newId(), level, why: 'Approved.' })
  await insertCommunities(tx, regionId, leaderId, communityIds, at)
  await fillMainLeaders(tx, regionId, communityIds)
  await settleGrants(tx, { regionId, leaderIds: [leaderId], by, at })
  await rebindResidents(tx, { regionId, communityIds, fromLeaderId: null, by, at })
  await announce(tx, {
    type: 'leader.approved',
    regionId,
    subjectKind: 'leader',
    subjectId: leaderId,
    body: { communityIds, pickupStationId, level },
    actorId: by,
    occurredAt: at,
  })
  return getLeader(tx, regionId, leaderId)
}

/** Says no, with the reason that the applicant reads; they may apply again. */
export async function rejectLeader(
  tx: Tx,
  rejection: ApplicationDecision & { why: string },
): Promise<Leader> {
  const { regionId, leaderId, by, at } = rejection
  await lockUndecided(tx, rejection)
  await updateRejected(tx, rejection)
  await announce(tx, {
    type: 'leader.rejected',
    regionId,
    subjectKind: 'leader',
    subjectId: leaderId,
    actorId: by,
    occurredAt: at,
  })
  return getLeader(tx, regionId, leaderId)
}

/** A code that no leader of the region has or had; lockLeading keeps it free until the commit. */
async function freeCode(tx: Tx, regionId: string): Promise<string> {
  const codes = Array.from({ length: 4 }, newLeaderCode)
  const taken = await listTakenCodes(tx, regionId, codes)
  const code = codes.find((one) => !taken.includes(one))
  invariant(code !== undefined, 'of a thousand million codes one is free')
  return code
}

async function lockUndecided(tx: Tx, decision: ApplicationDecision): Promise<Leader> {
  const leader = await lockLeader(tx, decision.regionId, decision.leaderId)
  const state = stateOf(leader)
  if (state !== 'applied') throw new ApplicationDecided(state)
  if (leader.personId === decision.by) throw new OwnApplication()
  return leader
}
