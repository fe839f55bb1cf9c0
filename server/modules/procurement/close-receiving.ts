import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { announceOrders } from './announce-order.ts'
import { refuseDayStillSold } from './days-still-sold.ts'
import { stateOf } from './purchase-order.ts'
import { markOrders } from './queries/purchase-order-writes.ts'
import { listLinesOf, lockOrdersOfDay } from './queries/purchase-orders.ts'
import { lockDay, markDayClosed, type ReceivingDay } from './queries/receiving-days.ts'
import { listShipments } from './queries/shipments.ts'
import { recountPool } from './recount-pool.ts'
import { GoodsUnderWay, ReceivingClosed } from './refusals.ts'

export interface Closing {
  regionId: string
  stationId: string
  pickupDate: string
  /** Closes although goods are under way or orders were not sent; null: only when nothing is. */
  forcedWhy: string | null
  by: string
  at: Date
}

/**
 * Says that nothing more comes for a day: what never came is then the supplier's shortage, and
 * what comes later is free stock. Orders that were not sent yet are cancelled with it.
 * @throws ReceivingClosed, DayStillSold, GoodsUnderWay
 */
export async function closeReceiving(tx: Tx, closing: Closing): Promise<ReceivingDay> {
  const { regionId, stationId, pickupDate, forcedWhy, by, at } = closing
  await getStation(tx, regionId, stationId)
  const day = await lockDay(tx, regionId, { warehouseId: stationId, pickupDate })
  if (day.closedAt !== null) throw new ReceivingClosed(day.closedAt)
  await refuseDayStillSold(tx, regionId, { warehouseId: stationId, pickupDate })
  const orders = await lockOrdersOfDay(tx, regionId, { stationId, pickupDate })
  const held = orders.filter((order) => stateOf(order) === 'held')
  const shipments = await listShipments(
    tx,
    regionId,
    orders.map((order) => order.id),
  )
  const underWay = shipments.filter((shipment) => shipment.arrivedAt === null)
  if (forcedWhy === null && underWay.length + held.length > 0) {
    throw new GoodsUnderWay(
      underWay.map((shipment) => shipment.id),
      held.map((order) => order.id),
    )
  }

  const heldIds = held.map((order) => order.id)
  const why = 'receiving was closed'
  await markOrders(tx, regionId, heldIds, { to: 'cancelled', why }, { by, at })
  if (held.length > 0) {
    const lines = [...(await listLinesOf(tx, regionId, heldIds)).values()].flat()
    await recountPool(tx, { regionId, stationId }, lines, at)
  }
  await announceOrders(tx, 'cancelled', regionId, held, { by, at })
  const ended = orders.filter((order) => order.closedAt === null && order.sentAt !== null)
  const endedIds = ended.filter((order) => order.declinedAt === null).map((order) => order.id)
  await markOrders(tx, regionId, endedIds, { to: 'closed' }, { by, at })
  await markDayClosed(tx, regionId, day.id, { by, at, forcedWhy })
  await announce(tx, {
    type: 'receiving.closed',
    regionId,
    subjectKind: 'receiving-day',
    subjectId: day.id,
    body: { warehouseId: stationId, pickupDate },
    actorId: by,
    occurredAt: at,
  })
  return { ...day, closedAt: at, closedBy: by, forcedWhy }
}
