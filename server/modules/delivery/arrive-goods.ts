import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { readSettingsOfCommunities } from '#platform/settings'
import { announceReady } from './announce-ready.ts'
import type { DeliveredOrder } from './delivery.ts'
import { insertDeliveredOrders, insertDeliveries } from './queries/deliveries.ts'

export interface ArrivedGoods {
  regionId: string
  warehouseId: string
  pickupDate: string
  loadId: string | null
  /** The stop, or the event that said that sorting is finished: it delivers once. */
  sourceId: string
  orders: readonly (Omit<DeliveredOrder, 'deliveryId' | 'readyAt'> & {
    communityId: string
    stationId: string
  })[]
  by: string | null
  at: Date
}

const MINUTE_MS = 60_000

/** Writes that goods are at their points, and until when their leaders may confirm them. */
export async function arriveGoods(tx: Tx, goods: ArrivedGoods): Promise<void> {
  const { regionId, warehouseId, pickupDate, loadId, sourceId, at, by } = goods
  const byPlace = Map.groupBy(goods.orders, (order) => `${order.communityId} ${order.stationId}`)
  const communityIds = [...new Set(goods.orders.map((order) => order.communityId))]
  const settings = await readSettingsOfCommunities(tx, regionId, communityIds, at)
  const arrived = [...byPlace.values()].map((orders) => {
    const { communityId, stationId } = orders[0]!
    const minutes = settings.get(communityId)!['delivery.confirmMinutes']
    const confirmBy = new Date(at.getTime() + minutes * MINUTE_MS)
    const place = { id: newId(), communityId, stationId, confirmBy }
    return { ...place, pickupDate, warehouseId, loadId, sourceId, arrivedAt: at, orders }
  })
  const made = await insertDeliveries(tx, regionId, arrived)
  const written = arrived.filter(({ id }) => made.has(id))
  await insertDeliveredOrders(
    tx,
    regionId,
    written.flatMap(({ id: deliveryId, orders }) =>
      orders.map((order) => ({ ...order, deliveryId })),
    ),
  )
  const ready = written.filter(
    ({ communityId }) => settings.get(communityId)!['delivery.readyOnArrival'],
  )
  await announceReady(tx, {
    regionId,
    pickupDate,
    communityIds: ready.map(({ communityId }) => communityId),
    by,
    at,
  })
}
