import type { Queryable } from '#platform/db'
import { listArrivedBags } from './queries/deliveries.ts'
import { listDispatched } from './queries/loads.ts'

/** Bags of a warehouse's day that have left it, and those of them that have arrived. */
export async function bagsOnTheirWay(
  db: Queryable,
  regionId: string,
  { warehouseId: stationId, pickupDate }: { warehouseId: string; pickupDate: string },
): Promise<{ loaded: string[]; arrived: string[] }> {
  const day = { stationId, pickupDate }
  const gone = await listDispatched(db, regionId, day)
  const arrived = await listArrivedBags(db, regionId, day)
  // What is packed where it is fetched needs no load, and counts as if it had one.
  const loaded = new Set([...gone.flatMap((order) => order.bagIds), ...arrived])
  return { loaded: [...loaded], arrived }
}
