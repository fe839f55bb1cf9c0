import type { Queryable } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { findResidentOf } from '#residents'
import { listActing } from './queries/acting.ts'
import { getLeader } from './queries/leaders.ts'

/**
 * The leader whom a resident calls: the one they are bound to, else the main one of their
 * community, and while that one is absent whoever stands in. A resident needs the number: it is
 * the way to order without the shop. Throws NotFound where there is no resident or no leader.
 */
export async function leaderOfCaller(
  db: Queryable,
  asking: { regionId: string; personId: string; at: Date },
) {
  const { regionId, personId, at } = asking
  const resident = await findResidentOf(db, regionId, personId)
  if (resident === undefined) throw new NotFound('resident')
  const acting = await listActing(db, regionId, [resident.communityId], at)
  const own = acting.find((row) => row.forLeaderId === resident.leaderId)
  const row = own ?? acting.find((one) => one.isMain)
  if (row === undefined) throw new NotFound('leader')
  const [leader, there] = await Promise.all([
    getLeader(db, regionId, row.forLeaderId),
    getLeader(db, regionId, row.id),
  ])
  return {
    id: leader.id,
    name: leader.name,
    hours: leader.hours,
    pickupStationId: leader.pickupStationId,
    actingName: there.name,
    phone: there.phone,
    isAway: there.id !== leader.id,
  }
}
