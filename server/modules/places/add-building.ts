import type { Tx } from '#platform/db'
import { AlreadyExists } from '#platform/refusals'
import { type Building, insertBuildings, listBuildings } from './queries/buildings.ts'
import { lockCommunity } from './queries/communities.ts'
import { PlaceClosed } from './refusals.ts'

/** Adds a building to a community; one that was removed before comes back as it was known. */
export async function addBuilding(
  tx: Tx,
  building: { regionId: string; communityId: string; name: string; householdCount: number },
): Promise<Building> {
  const { regionId, communityId, name } = building
  const community = await lockCommunity(tx, regionId, communityId)
  if (community.closedAt !== null) throw new PlaceClosed('community', communityId)
  const before = await listBuildings(tx, regionId, communityId)
  if (before.some((other) => other.name === name)) throw new AlreadyExists('building', { name })

  await insertBuildings(tx, regionId, [building])
  const after = await listBuildings(tx, regionId, communityId)
  return after.find((other) => other.name === name)!
}
