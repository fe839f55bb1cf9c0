import { checkOwnPictures } from '#media'
import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { ensureLots } from '#stock'
import type { Arrival } from './arrival.ts'
import type { Entry } from './entries.ts'
import { inspectArrival } from './inspect-arrival.ts'
import { priceArrival } from './price-arrival.ts'
import { type PurchaseOrderWithLines, stateOf } from './purchase-order.ts'
import { lockPurchaseOrder } from './queries/purchase-orders.ts'
import { insertReceipt, type ReceiptWithLines } from './queries/receipts.ts'
import { lockDay } from './queries/receiving-days.ts'
import { listShipments } from './queries/shipments.ts'
import { OrderedElsewhere, PurchaseOrderNotSent, ShipmentElsewhere } from './refusals.ts'
import { resolveScans } from './resolve-scans.ts'
import { announceReceipt, bookStock, settleOrder } from './settle-arrival.ts'

/**
 * Takes goods in at a warehouse: by lot into its stock, with what was refused beside it. After the
 * day was closed they are free stock, and nothing for the day's orders.
 * @throws the refusals of inspection.ts, MoreThanOrdered, NotOrdered and others
 */
export async function receiveGoods(tx: Tx, arrival: Arrival): Promise<ReceiptWithLines> {
  const { regionId, stationId, pickupDate, by, at } = arrival
  await getStation(tx, regionId, stationId)
  const lines = await resolveScans(tx, arrival.lines)
  const pictureIds = [...new Set(lines.flatMap((line) => line.pictureIds))]
  await checkOwnPictures(tx, { regionId, personId: by, purpose: 'proof', pictureIds })
  const day = await lockDay(tx, regionId, { warehouseId: stationId, pickupDate })
  const order = await lockOrderOf(tx, arrival)
  const notes = await inspectArrival(tx, arrival, order, lines, day.closedAt !== null)
  const priced = await priceArrival(tx, arrival, order, lines)

  const lotIds = await lotsOf(tx, arrival, order, lines)
  const receipt: ReceiptWithLines = {
    id: newId(),
    purchaseOrderId: arrival.purchaseOrderId,
    shipmentId: arrival.shipmentId,
    supplierId: order?.supplierId ?? arrival.supplierId,
    why: order === null ? arrival.why : null,
    isLate: day.closedAt !== null,
    receivedAt: at,
    receivedBy: by,
    lines: lines.map((line, index) => ({
      ...line,
      ...priced[index]!,
      id: newId(),
      lotId: lotIds[index]!,
      notes: notes[index]!,
    })),
  }
  await insertReceipt(tx, regionId, day.id, receipt)
  await bookStock(tx, arrival, receipt)
  if (order !== null) await settleOrder(tx, arrival, order, lines)
  await announceReceipt(tx, arrival, receipt)
  return receipt
}

async function lockOrderOf(tx: Tx, arrival: Arrival): Promise<PurchaseOrderWithLines | null> {
  const { regionId, purchaseOrderId, stationId, pickupDate } = arrival
  if (purchaseOrderId === null) {
    if (arrival.shipmentId !== null) throw new ShipmentElsewhere(arrival.shipmentId)
    if (arrival.why !== null) return null
    throw new Invalid('why', 'Say why goods are taken in that were not ordered.')
  }
  const order = await lockPurchaseOrder(tx, regionId, purchaseOrderId)
  if (order.stationId !== stationId || order.pickupDate !== pickupDate) {
    throw new OrderedElsewhere(order.id, order)
  }
  const state = stateOf(order)
  if (order.sentAt === null || state === 'cancelled' || state === 'declined') {
    throw new PurchaseOrderNotSent(order.id, state)
  }
  if (arrival.shipmentId !== null) {
    const shipments = await listShipments(tx, regionId, [order.id])
    const isOfOrder = shipments.some((shipment) => shipment.id === arrival.shipmentId)
    if (!isOfOrder) throw new ShipmentElsewhere(arrival.shipmentId)
  }
  return order
}

async function lotsOf(
  tx: Tx,
  arrival: Arrival,
  order: PurchaseOrderWithLines | null,
  lines: readonly Entry[],
): Promise<(string | null)[]> {
  const supplierId = order?.supplierId ?? arrival.supplierId
  const costs = new Map(order?.lines.map((line) => [line.skuId, line.costMinor]))
  const named = lines.flatMap(({ skuId, lotCode: code, expiresOn, quantity }) => {
    if (code === null || quantity === 0) return []
    return [{ skuId, code, supplierId, expiresOn, costMinor: costs.get(skuId) ?? null }]
  })
  const ids =
    named.length === 0 ? new Map<string, string>() : await ensureLots(tx, arrival.regionId, named)
  return lines.map(({ skuId, lotCode }) =>
    lotCode === null ? null : (ids.get(`${skuId}/${lotCode}`) ?? null),
  )
}
