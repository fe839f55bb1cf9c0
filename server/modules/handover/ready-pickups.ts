import { listFulfilmentLines, listOrdersByIds } from '#ordering'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { newId } from '#platform/ids'
import { readSettingsOfCommunities } from '#platform/settings'
import { deadlineOf } from './deadline.ts'
import { insertDoorDeliveries } from './queries/door-deliveries.ts'
import { putPickups } from './queries/pickups.ts'

/**
 * Orders that became ready wait from now on, each until its own deadline. Those that were ordered
 * to the door are put down to be brought there.
 */
export async function readyPickups(tx: Tx, events: readonly EventRow[]): Promise<void> {
  for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
    const readyAt = new Map(of.map((event) => [event.subjectId, event.occurredAt]))
    const orders = await listOrdersByIds(tx, regionId, [...readyAt.keys()])
    const at = of.at(-1)!.occurredAt
    const rules = await readSettingsOfCommunities(
      tx,
      regionId,
      [...new Set(orders.map((order) => order.communityId))],
      at,
    )
    const { timeZone } = await getRegion(tx, regionId)
    const lines = await listFulfilmentLines(tx, regionId, { orderIds: [...readyAt.keys()] })
    const ofOrders = Map.groupBy(
      lines.filter((line) => line.quantity > 0),
      (line) => line.orderId,
    )
    const storagesOf = (orderId: string) => (ofOrders.get(orderId) ?? []).map((one) => one.storage)
    await putPickups(
      tx,
      regionId,
      orders.map(({ id: orderId, communityId, stationId, pickupDate, residentId }) => {
        const waits = { pickupDate, storages: storagesOf(orderId), readyAt: readyAt.get(orderId)! }
        const deadlineAt = deadlineOf(waits, rules.get(communityId)!, timeZone)
        const { readyAt: since } = waits
        return {
          orderId,
          communityId,
          stationId,
          pickupDate,
          residentId,
          readyAt: since,
          deadlineAt,
        }
      }),
    )
    const toTheDoor = orders.filter((order) => order.fulfilment === 'delivery')
    await insertDoorDeliveries(
      tx,
      regionId,
      toTheDoor.map(({ id: orderId, ...order }) => ({
        id: newId(),
        orderId,
        communityId: order.communityId,
        stationId: order.stationId,
        pickupDate: order.pickupDate,
        residentId: order.residentId,
        feeMinor: 0,
        paidHow: 'none' as const,
        address: withoutPhone(order.address),
        note: order.note,
        askedAt: readyAt.get(orderId)!,
        askedBy: null,
      })),
    )
  }
}

function withoutPhone(address: Record<string, unknown> | null): Record<string, unknown> | null {
  if (address === null) return null
  const { recipient, address: street, room } = address
  return { recipient, address: street, room }
}
