import { findPickupStationOf } from '#places'
import type { Queryable } from '#platform/db'
import { supplyOf, warehousesOfCommunity } from '#procurement'

/** Whether goods of a day were taken in at the very point where they are fetched: they only lack packing. */
export async function isReceivedHere(
  db: Queryable,
  place: { regionId: string; communityId: string; pickupDate: string },
): Promise<boolean> {
  const { regionId, communityId, pickupDate } = place
  const warehouseIds = await warehousesOfCommunity(db, regionId, place)
  const point = await findPickupStationOf(db, regionId, communityId)
  if (point === null || !warehouseIds.includes(point.id)) return false
  const supply = await supplyOf(db, regionId, { warehouseId: point.id, pickupDate })
  return supply.some(({ received }) => received > 0)
}
