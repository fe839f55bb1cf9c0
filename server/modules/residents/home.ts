import { listBuildings, listCommunitiesByIds } from '#places'
import type { Queryable } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { NotInCommunity } from './refusals.ts'

/** Where a resident lives. */
export interface Home {
  communityId: string
  buildingId?: string | null | undefined
}

/** Throws NotFound for a community that is not open, NotInCommunity for a building elsewhere. */
export async function checkHomes(
  db: Queryable,
  regionId: string,
  homes: readonly Home[],
): Promise<void> {
  const communityIds = new Set(homes.map((home) => home.communityId))
  const communities = await listCommunitiesByIds(db, regionId, [...communityIds])
  const open = communities.filter((community) => community.closedAt === null)
  if (open.length < communityIds.size) throw new NotFound('community')

  const withBuilding = homes.filter((home) => home.buildingId != null)
  const named = [...new Set(withBuilding.map((home) => home.communityId))]
  const listed = await Promise.all(named.map((id) => listBuildings(db, regionId, id)))
  const communityOf = new Map(listed.flat().map(({ id, communityId }) => [id, communityId]))
  const astray = withBuilding.find((home) => communityOf.get(home.buildingId!) !== home.communityId)
  if (astray !== undefined) throw new NotInCommunity(astray.buildingId!)
}
