import type { Order } from '#ordering'
import type { Queryable } from '#platform/db'
import { readSettings } from '#platform/settings'
import { doorFeeOf } from './ask-door-delivery.ts'
import { listLiveDoorDeliveries } from './queries/door-deliveries.ts'
import { listPickups } from './queries/pickups.ts'

/** How the pickup of an order stands, for the one who is to fetch it. */
export async function showPickup(db: Queryable, order: Order, at: Date) {
  const { regionId, communityId } = order
  const [pickup] = await listPickups(db, regionId, [order.id])
  const rules = await readSettings(db, regionId, { communityId }, at)
  return {
    readyAt: pickup?.readyAt ?? null,
    deadlineAt: pickup?.deadlineAt ?? null,
    extensions: pickup?.extensions ?? 0,
    mostExtensions: rules['handover.mostExtensions'],
    doorFeeMinor: await doorFeeOf(db, order, at),
    isDoorAsked: (await listLiveDoorDeliveries(db, regionId, [order.id])).length > 0,
  }
}
