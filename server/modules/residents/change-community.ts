import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Stale } from '#platform/refusals'
import { bindLeaders } from './bind-leader.ts'
import { checkHomes } from './home.ts'
import { firstLeader, serves } from './leader-binding.ts'
import { leaderFinder } from './leader-finder.ts'
import { leaveHousehold } from './leave-household.ts'
import { clearOrdererOf, getResident, lockResident, updateResident } from './queries/residents.ts'
import type { Resident } from './resident.ts'

export interface Moving {
  regionId: string
  residentId: string
  version: number
  communityId: string
  buildingId: string | null
  room: string
  by: string
  at: Date
}

/**
 * A resident moves to another community of the region. The leader stays when they serve there too,
 * else the new community's own takes over; a household stays behind, and neighbours whom the
 * resident ordered for are ordered for by their leader. Throws Stale, NotFound, NotInCommunity.
 */
export async function changeCommunity(tx: Tx, moving: Moving): Promise<Resident> {
  const { regionId, residentId, communityId, buildingId, by, at } = moving
  const resident = await lockResident(tx, regionId, residentId)
  if (resident.version !== moving.version) throw new Stale('resident', resident.version)
  await checkHomes(tx, regionId, [{ communityId, buildingId }])
  const isSame = resident.communityId === communityId
  const room = moving.room.trim()
  if (isSame) return updateResident(tx, regionId, residentId, { buildingId, room })

  if (resident.householdId !== null) await leaveHousehold(tx, moving)
  await clearOrdererOf(tx, regionId, [residentId])
  await updateResident(tx, regionId, residentId, {
    communityId,
    buildingId,
    room,
    ordersByResidentId: null,
  })
  await announce(tx, {
    type: 'resident.moved',
    regionId,
    subjectKind: 'resident',
    subjectId: residentId,
    body: { fromCommunityId: resident.communityId, communityId },
    actorId: by,
    occurredAt: at,
  })
  const here = (await leaderFinder().serving(tx, regionId, [communityId])).get(communityId) ?? []
  if (!serves(here, resident.leaderId)) {
    const leaderId = firstLeader(here, undefined)?.leaderId ?? null
    await bindLeaders(tx, moving, [{ residentId, leaderId, why: 'moved' }])
  }
  return getResident(tx, regionId, residentId)
}
