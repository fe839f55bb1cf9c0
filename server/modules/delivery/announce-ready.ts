import { allocationStateOf, listBags } from '#fulfilment'
import { listFulfilmentLines } from '#ordering'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { readSettingsOfCommunities } from '#platform/settings'
import { lineKey } from './bag-weights.ts'
import type { Delivery } from './delivery.ts'
import { listDeliveredOrders, listDeliveries, markReady } from './queries/deliveries.ts'
import { listReportedGaps } from './queries/discrepancies.ts'
import { readyParts } from './ready-orders.ts'

export interface Readiness {
  regionId: string
  pickupDate: string
  communityIds: readonly string[]
  by: string | null
  at: Date
}

/** Announces the orders of communities that may be fetched from now on, each once. */
export async function announceReady(tx: Tx, readiness: Readiness): Promise<void> {
  const { regionId, pickupDate, communityIds, by, at } = readiness
  if (communityIds.length === 0) return
  const settings = await readSettingsOfCommunities(tx, regionId, communityIds, at)
  const deliveries = await listDeliveries(tx, regionId, pickupDate, communityIds)
  const sorted = await listSorted(tx, regionId, deliveries)
  const fetchable = deliveries.filter(
    ({ communityId, warehouseId, confirmedAt }) =>
      sorted.has(warehouseId) &&
      (confirmedAt !== null || settings.get(communityId)?.['delivery.readyOnArrival'] === true),
  )
  const deliveryIds = fetchable.map(({ id }) => id)
  const parts = await listDeliveredOrders(tx, regionId, { deliveryIds })
  const unready = parts.filter(({ readyAt }) => readyAt === null)
  if (unready.length === 0) return

  const orderIds = [...new Set(unready.map(({ orderId }) => orderId))]
  const bags = await listBags(tx, regionId, { orderIds })
  const lost = await ordersLost(tx, regionId, orderIds)
  const ready = readyParts(bags, parts, new Set(deliveryIds), lost)
  const marked = await markReady(tx, regionId, ready, at)
  const once = new Map(marked.map((order) => [order.orderId, order]))
  await announceAll(
    tx,
    [...once.values()].map(({ orderId, communityId, residentId }) => ({
      regionId,
      type: 'order.ready',
      subjectKind: 'order',
      subjectId: orderId,
      body: { communityId, residentId, pickupDate },
      actorId: by,
      occurredAt: at,
    })),
  )
}

/** Warehouses where all of the day is in bags: before that, more of an order may be to come. */
async function listSorted(
  tx: Tx,
  regionId: string,
  deliveries: readonly Pick<Delivery, 'warehouseId' | 'pickupDate'>[],
): Promise<Set<string>> {
  const sorted = new Set<string>()
  const days = new Map(deliveries.map((delivery) => [delivery.warehouseId, delivery]))
  for (const { warehouseId, pickupDate } of days.values()) {
    const { sortedAt } = await allocationStateOf(tx, regionId, { warehouseId, pickupDate })
    if (sortedAt !== null) sorted.add(warehouseId)
  }
  return sorted
}

/** Orders of which everything that is still to come is reported as missing or damaged. */
async function ordersLost(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<Set<string>> {
  const gaps = await listReportedGaps(tx, regionId, orderIds)
  const withGaps = [...new Set(gaps.filter(({ open }) => open > 0).map(({ orderId }) => orderId))]
  if (withGaps.length === 0) return new Set()
  const open = new Map(gaps.map((gap) => [lineKey(gap), gap.open]))
  const lines = await listFulfilmentLines(tx, regionId, { orderIds: withGaps })
  const here = new Set(
    lines
      .filter((line) => line.quantity > (open.get(lineKey(line)) ?? 0))
      .map(({ orderId }) => orderId),
  )
  return new Set(withGaps.filter((id) => !here.has(id)))
}
