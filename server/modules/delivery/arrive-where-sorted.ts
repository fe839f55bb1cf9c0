import { listBags } from '#fulfilment'
import { listFulfilmentLines } from '#ordering'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { arriveGoods } from './arrive-goods.ts'

/** What is packed at the very point where it is fetched has arrived once it is sorted. */
export async function arriveWhereSorted(tx: Tx, events: readonly EventRow[]): Promise<void> {
  for (const { regionId, id, body, occurredAt } of events) {
    const { warehouseId, pickupDate, allocationId } = body as Record<
      'warehouseId' | 'pickupDate' | 'allocationId',
      string
    >
    const bags = await listBags(tx, regionId, { warehouseId, pickupDate })
    const here = bags.filter(
      (bag) => bag.allocationId === allocationId && bag.stationId === bag.packedAtId,
    )
    if (here.length === 0) continue
    const orderIds = [...new Set(here.map((bag) => bag.orderId))]
    const lines = await listFulfilmentLines(tx, regionId, { orderIds })
    const residents = new Map(lines.map((line) => [line.orderId, line.residentId]))
    const orders = [...Map.groupBy(here, (bag) => bag.orderId)].map(([orderId, ofOrder]) => ({
      orderId,
      communityId: ofOrder[0]!.communityId,
      stationId: ofOrder[0]!.stationId,
      residentId: residents.get(orderId) ?? null,
      shortNumber: ofOrder[0]!.shortNumber,
      bagIds: ofOrder.map((bag) => bag.id),
      lineNumbers: ofOrder.flatMap((bag) => bag.lineNumbers),
      bagCount: ofOrder.length,
      coldBagCount: ofOrder.filter((bag) => bag.storage !== 'ambient').length,
    }))
    const when = { at: occurredAt, by: null }
    const day = { regionId, warehouseId, pickupDate }
    await arriveGoods(tx, { ...day, ...when, loadId: null, sourceId: id, orders })
  }
}
