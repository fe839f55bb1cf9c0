import { holdUnclosedWindows, mapCommunityIds } from '#campaigns'
import { warehousesOf } from '#places'
import type { Queryable, Tx } from '#platform/db'
import { type DayKey, listClosedDays } from './queries/receiving-days.ts'
import { listWindowsToPool } from './queries/windows.ts'
import { DayStillSold } from './refusals.ts'

/**
 * Refuses to end a day for which somebody can still order through the warehouse, or whose orders are
 * not pooled yet: nothing would come for them. None of its windows is published until the
 * transaction ends.
 * @throws DayStillSold
 */
export async function refuseDayStillSold(tx: Tx, regionId: string, day: DayKey): Promise<void> {
  const { warehouseId, pickupDate } = day
  const selling = await holdUnclosedWindows(tx, regionId, pickupDate)
  const waiting = await listWindowsToPool(tx, regionId, pickupDate)
  const communities = await mapCommunityIds(tx, regionId, [...selling, ...waiting])
  const warehouses = await warehousesOf(tx, regionId, [...communities.values()].flat())
  const here = [...communities].flatMap(([windowId, communityIds]) =>
    communityIds.some((id) => warehouses.get(id) === warehouseId) ? [windowId] : [],
  )
  if (here.length > 0) throw new DayStillSold(here)
}

/** Communities whose warehouse takes in nothing more for a day: nothing can be sold there for it. */
export async function communitiesTooLate(
  db: Queryable,
  regionId: string,
  { pickupDate, communityIds }: { pickupDate: string; communityIds: readonly string[] },
): Promise<string[]> {
  const closed = new Set(await listClosedDays(db, regionId, pickupDate))
  if (closed.size === 0) return []
  const warehouses = await warehousesOf(db, regionId, communityIds)
  return communityIds.filter((id) => closed.has(warehouses.get(id) ?? ''))
}
