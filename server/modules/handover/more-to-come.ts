import { allocationStateOf } from '#fulfilment'
import type { Queryable } from '#platform/db'
import { warehousesOfOrders } from '#procurement'
import type { OrderAtPoint } from './standing.ts'

/**
 * The orders of which more may come: an early wave brought a part, and the rest is neither given nor
 * refunded before the day's last one. Whoever closed one now would have neither.
 */
export async function ordersWithMoreToCome(
  db: Queryable,
  regionId: string,
  points: readonly OrderAtPoint[],
): Promise<Set<string>> {
  const waiting = points.filter((point) => !point.isReady).map(({ order }) => order)
  const found = new Set<string>()
  for (const [pickupDate, orders] of Map.groupBy(waiting, (order) => order.pickupDate)) {
    const warehouseOf = await warehousesOfOrders(db, regionId, pickupDate, orders)
    const ofDays = Map.groupBy(orders, (order) => warehouseOf(order) ?? order.stationId)
    for (const [warehouseId, ofDay] of ofDays) {
      const { allocationId } = await allocationStateOf(db, regionId, { warehouseId, pickupDate })
      if (allocationId === null) for (const { id } of ofDay) found.add(id)
    }
  }
  return found
}
