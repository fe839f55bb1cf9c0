import { findPickupStationOf, warehousesOf } from '#places'
import type { Queryable } from '#platform/db'
import { supplyOf } from '#procurement'

/** Whether goods of a day were taken in at the very point where they are fetched: they only lack packing. */
export async function isReceivedHere(
  db: Queryable,
  place: { regionId: string; communityId: string; pickupDate: string },
): Promise<boolean> {
  const { regionId, communityId, pickupDate } = place
  const warehouseId = (await warehousesOf(db, regionId, [communityId])).get(communityId)
  const point = await findPickupStationOf(db, regionId, communityId)
  if (warehouseId === undefined || point?.id !== warehouseId) return false
  const supply = await supplyOf(db, regionId, { warehouseId, pickupDate })
  return supply.some(({ received }) => received > 0)
}
