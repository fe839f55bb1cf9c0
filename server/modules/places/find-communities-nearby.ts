import type { Queryable } from '#platform/db'
import { isWithin } from './outline.ts'
import { listCommunitiesAround, type NearbyCommunity } from './queries/nearby.ts'

export interface Around {
  regionId: string
  latitude: number
  longitude: number
  withinMeters: number
  limit: number
}

/** Open communities around a point; those whose outline holds it first, then the nearest. */
export async function findCommunitiesNearby(
  db: Queryable,
  around: Around,
): Promise<(NearbyCommunity & { isInside: boolean })[]> {
  const near = await listCommunitiesAround(db, around)
  return near
    .map((community) => ({
      ...community,
      isInside:
        community.outline !== null &&
        isWithin(community.outline, around.latitude, around.longitude),
    }))
    .sort((a, b) => Number(b.isInside) - Number(a.isInside))
}
