import type { Queryable } from '#platform/db'
import { declareLeaderFinder, type ServingLeader } from '#residents'
import { listServing } from './queries/communities.ts'
import { findLeaderByCode } from './queries/leaders.ts'

/** Who leads in communities, the main leader first; communities without one are left out. */
export async function leadersOfCommunities(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
): Promise<Map<string, ServingLeader[]>> {
  return Map.groupBy(
    await listServing(db, regionId, communityIds),
    (serving) => serving.communityId,
  )
}

// Residents live on a lower floor and cannot ask; so they are told whom to ask.
declareLeaderFinder({
  serving: leadersOfCommunities,
  byCode: async (db, regionId, code) => (await findLeaderByCode(db, regionId, code))?.id,
})
