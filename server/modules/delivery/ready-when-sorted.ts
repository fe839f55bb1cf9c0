import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { announceReady } from './announce-ready.ts'
import { listCommunitiesOf } from './queries/deliveries.ts'

/**
 * Who got everything in an early wave waits only to hear that nothing more comes: the last wave of
 * the day, once sorted, says so.
 */
export async function readyWhenSorted(tx: Tx, events: readonly EventRow[]): Promise<void> {
  for (const { regionId, body, occurredAt: at } of events) {
    if (body.isLast !== true || body.wave === 1) continue
    const stationId = String(body.warehouseId)
    const pickupDate = String(body.pickupDate)
    const communityIds = await listCommunitiesOf(tx, regionId, { stationId, pickupDate })
    await announceReady(tx, { regionId, pickupDate, communityIds, by: null, at })
  }
}
