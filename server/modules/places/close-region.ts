import type { Tx } from '#platform/db'
import { countOpenPlaces, lockRegion, updateRegionClosure } from './queries/regions.ts'
import { RegionStillRuns } from './refusals.ts'

/** Closes a region in which no community and no station is open; what happened in it stays. */
export async function closeRegion(tx: Tx, regionId: string, at: Date): Promise<void> {
  await lockRegion(tx, regionId)
  const { communityCount, stationCount } = await countOpenPlaces(tx, regionId)
  if (communityCount + stationCount > 0) throw new RegionStillRuns(communityCount, stationCount)
  await updateRegionClosure(tx, regionId, at)
}
