import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { rebindResidents } from '#residents'
import { type Leader, stateOf } from './leader.ts'
import { listSubstitutesOf } from './queries/absences.ts'
import {
  deleteCommunities,
  fillMainLeaders,
  insertCommunities,
  listCommunitiesOf,
  listServing,
  updateMainLeader,
} from './queries/communities.ts'
import { getLeader, lockLeader, lockLeading, updateLeader } from './queries/leaders.ts'
import { NotLeading } from './refusals.ts'
import { revokeHelpersOf } from './revoke-helper.ts'
import { checkCommunities } from './served-places.ts'
import { settleGrants } from './settle-grants.ts'

export interface CommunitiesChange {
  regionId: string
  leaderId: string
  version: number
  communityIds: readonly string[]
  by: string
  at: Date
}

/**
 * Says which communities a leader serves. Where they no longer do, their helpers go, the next
 * leader takes over and residents are bound to that one. Throws NotLeading, NotFound, Stale.
 */
export async function changeCommunities(tx: Tx, change: CommunitiesChange): Promise<Leader> {
  const { regionId, leaderId, by, at } = change
  await lockLeading(tx, regionId)
  const leader = await lockLeader(tx, regionId, leaderId)
  if (stateOf(leader) !== 'approved') throw new NotLeading(leaderId)
  const wanted = new Set(change.communityIds)
  await checkCommunities(tx, regionId, [...wanted])
  const present = await listCommunitiesOf(tx, regionId, [leaderId])
  const served = new Set(present.map((serving) => serving.communityId))
  const added = [...wanted.difference(served)]
  const removed = [...served.difference(wanted)]

  await updateLeader(tx, regionId, leaderId, change.version, {})
  await insertCommunities(tx, regionId, leaderId, added, at)
  await leaveCommunities(tx, { regionId, leaderId, communityIds: removed, by, at })
  await fillMainLeaders(tx, regionId, added)
  const substitutes = await listSubstitutesOf(tx, regionId, leaderId)
  await settleGrants(tx, { regionId, leaderIds: [leaderId, ...substitutes], by, at })
  await rebindResidents(tx, { regionId, communityIds: added, fromLeaderId: null, by, at })
  await announce(tx, {
    type: 'leader.communities-changed',
    regionId,
    subjectKind: 'leader',
    subjectId: leaderId,
    body: { added, removed },
    actorId: by,
    occurredAt: at,
  })
  return getLeader(tx, regionId, leaderId)
}

/** A leader no longer serves communities; the grants are the caller's to settle. */
export async function leaveCommunities(
  tx: Tx,
  leaving: {
    regionId: string
    leaderId: string
    communityIds: readonly string[]
    by: string | null
    at: Date
  },
): Promise<void> {
  const { regionId, leaderId, communityIds, by, at } = leaving
  if (communityIds.length === 0) return
  await revokeHelpersOf(tx, leaving)
  await deleteCommunities(tx, regionId, leaderId, communityIds)
  await fillMainLeaders(tx, regionId, communityIds)
  await rebindResidents(tx, { regionId, communityIds, fromLeaderId: leaderId, by, at })
}

/** Another one of the leaders of a community answers for what arrives there. */
export async function chooseMainLeader(
  tx: Tx,
  choice: { regionId: string; communityId: string; leaderId: string; by: string; at: Date },
): Promise<void> {
  const { regionId, communityId, leaderId, by, at } = choice
  await lockLeading(tx, regionId)
  const serving = await listServing(tx, regionId, [communityId])
  if (!serving.some((row) => row.leaderId === leaderId)) throw new NotLeading(leaderId)
  await updateMainLeader(tx, regionId, communityId, leaderId)
  await announce(tx, {
    type: 'leader.main-chosen',
    regionId,
    subjectKind: 'community',
    subjectId: communityId,
    body: { leaderId },
    actorId: by,
    occurredAt: at,
  })
}
