import { listCommunitiesByIds } from '#places'
import type { Queryable } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { Leader } from './leader.ts'
import { listActing } from './queries/acting.ts'
import { listCommunitiesOf } from './queries/communities.ts'
import { findLeaderByCode, listLeadersByIds } from './queries/leaders.ts'

const shown = ({ id, code, name, hours, pickupStationId }: Leader) => ({
  id,
  code: code!,
  name,
  hours,
  pickupStationId,
})

/** What anyone may know of those who lead in a community, and who acts for them now. */
export async function leadersShownOf(
  db: Queryable,
  regionId: string,
  communityId: string,
  at: Date,
) {
  const acting = await listActing(db, regionId, [communityId], at)
  const ids = acting.flatMap((row) => [row.id, row.forLeaderId])
  const leaders = await listLeadersByIds(db, regionId, [...new Set(ids)])
  const byId = new Map(leaders.map((leader) => [leader.id, leader]))
  return acting.map((row) => ({
    ...shown(byId.get(row.forLeaderId)!),
    isMain: row.isMain,
    actingLeaderId: row.id,
    actingName: byId.get(row.id)!.name,
  }))
}

/** Whose link a code ends, with the communities to choose from; throws NotFound. */
export async function leaderOfLink(db: Queryable, regionId: string, code: string) {
  const leader = await findLeaderByCode(db, regionId, code)
  if (leader === undefined) throw new NotFound('link')
  const served = await listCommunitiesOf(db, regionId, [leader.id])
  const ids = served.map((serving) => serving.communityId)
  const communities = await listCommunitiesByIds(db, regionId, ids)
  const open = communities.filter((community) => community.closedAt === null)
  const named = open.map(({ id, name }) => ({ id, name }))
  return {
    ...shown(leader),
    communities: named.sort((a, b) => a.name.localeCompare(b.name, 'zh')),
  }
}
