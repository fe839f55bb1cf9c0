import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { lockAtPoint } from './lock-at-point.ts'
import {
  type DoorDelivery,
  findDoorDelivery,
  lockDoorDeliveryRow,
} from './queries/door-deliveries.ts'
import type { OrderAtPoint } from './standing.ts'

/** Locks a delivery of a community by its order, as everything that hands over does. */
export async function lockDoorDelivery(
  tx: Tx,
  wanted: { regionId: string; communityId: string; doorDeliveryId: string; at: Date },
): Promise<{ delivery: DoorDelivery; point: OrderAtPoint }> {
  const { regionId, doorDeliveryId, at } = wanted
  const found = await findDoorDelivery(tx, regionId, doorDeliveryId)
  if (found === undefined || found.communityId !== wanted.communityId) {
    throw new NotFound('door delivery')
  }
  const [point] = await lockAtPoint(tx, regionId, [found.orderId], at)
  const delivery = await lockDoorDeliveryRow(tx, regionId, doorDeliveryId)
  return { delivery: delivery!, point: point! }
}
