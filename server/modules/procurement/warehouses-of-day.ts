import { windowIdsOfPickupDate } from '#campaigns'
import { warehousesOf } from '#places'
import type { Queryable } from '#platform/db'
import { listPooledCommunities, type PooledCommunity } from './queries/pooled-communities.ts'
import type { DayKey } from './queries/receiving-days.ts'

type Ordered = Pick<PooledCommunity, 'windowId' | 'communityId'>

/**
 * Where the goods of orders of a day come in: at the warehouse for which they were pooled, whoever
 * serves their community since; before that, at the one that serves it now.
 * @returns what says it of an order; undefined where no station serves its community
 */
export async function warehousesOfOrders(
  db: Queryable,
  regionId: string,
  pickupDate: string,
  orders: readonly Ordered[],
): Promise<(order: Ordered) => string | undefined> {
  const keyOf = ({ windowId, communityId }: Ordered) => `${windowId}/${communityId}`
  const pooled = await listPooledOfDay(db, regionId, pickupDate)
  const then = new Map(pooled.map((one) => [keyOf(one), one.stationId]))
  const communityIds = [...new Set(orders.map((order) => order.communityId))]
  const now = await warehousesOf(db, regionId, communityIds)
  return (order) => then.get(keyOf(order)) ?? now.get(order.communityId)
}

/** The same for all that a community ordered for a day: several where its windows were pooled apart. */
export async function warehousesOfCommunity(
  db: Queryable,
  regionId: string,
  { pickupDate, communityId }: { pickupDate: string; communityId: string },
): Promise<string[]> {
  const then = await listPooledOfDay(db, regionId, pickupDate, { communityId })
  if (then.length > 0) return [...new Set(then.map((one) => one.stationId))]
  const now = (await warehousesOf(db, regionId, [communityId])).get(communityId)
  return now === undefined ? [] : [now]
}

/** The communities whose orders of a day were pooled for a warehouse. */
export async function communitiesPooledFor(
  db: Queryable,
  regionId: string,
  { warehouseId: stationId, pickupDate }: DayKey,
): Promise<string[]> {
  const here = await listPooledOfDay(db, regionId, pickupDate, { stationId })
  return [...new Set(here.map((one) => one.communityId))]
}

async function listPooledOfDay(
  db: Queryable,
  regionId: string,
  pickupDate: string,
  of?: { communityId?: string; stationId?: string },
): Promise<PooledCommunity[]> {
  const windowIds = await windowIdsOfPickupDate(db, regionId, pickupDate)
  return listPooledCommunities(db, regionId, windowIds, of)
}
