import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { readSettings } from '#platform/settings'
import { allowedQuantity } from './inspection.ts'
import { expectedOf, type PurchaseOrderWithLines, stateOf } from './purchase-order.ts'
import { markOrders, setLineQuantities } from './queries/purchase-order-writes.ts'
import { lockPurchaseOrder } from './queries/purchase-orders.ts'
import { insertShipment, type ShipmentLine, type ShipmentWithLines } from './queries/shipments.ts'
import {
  LotExpired,
  LotNeeded,
  MoreThanOrdered,
  NotOrdered,
  PurchaseOrderNotSent,
} from './refusals.ts'

export interface Shipping {
  regionId: string
  purchaseOrderId: string
  expectedAt: Date
  lines: readonly ShipmentLine[]
  by: string
  at: Date
}

/**
 * Writes down what a supplier put on its way, lot by lot; an order may be shipped in several. Who
 * ships without having answered has confirmed the order.
 */
export async function shipGoods(tx: Tx, shipping: Shipping): Promise<ShipmentWithLines> {
  const { regionId, by, at, lines, expectedAt } = shipping
  const order = await lockPurchaseOrder(tx, regionId, shipping.purchaseOrderId)
  refuseUnlessShippable(order)
  refuseBadLots(order, lines)
  const settings = await readSettings(tx, regionId, { stationId: order.stationId }, at)
  const shipped = shippedAfter(order, lines)
  refuseTooMuch(order, shipped, settings['receipt.overDeliveryBasisPoints'])

  const shipment = { id: newId(), purchaseOrderId: order.id, expectedAt, shippedAt: at, lines, by }
  await insertShipment(tx, regionId, shipment)
  await setLineQuantities(tx, regionId, order.id, 'shipped_quantity', shipped)
  if (order.confirmedAt === null) {
    const whole = order.lines.map((line) => ({
      skuId: line.skuId,
      quantity: expectedOf(order, line),
    }))
    await setLineQuantities(tx, regionId, order.id, 'confirmed_quantity', whole)
    await markOrders(tx, regionId, [order.id], { to: 'confirmed' }, { by, at })
  }
  await markOrders(tx, regionId, [order.id], { to: 'shipped' }, { by, at })
  await announce(tx, {
    type: 'goods.shipped',
    regionId,
    subjectKind: 'shipment',
    subjectId: shipment.id,
    body: {
      purchaseOrderId: order.id,
      supplierId: order.supplierId,
      warehouseId: order.stationId,
      pickupDate: order.pickupDate,
      expectedAt,
    },
    actorId: by,
    occurredAt: at,
  })
  return { ...shipment, arrivedAt: null, lines: [...lines] }
}

function refuseUnlessShippable(order: PurchaseOrderWithLines): void {
  const state = stateOf(order)
  const isOpen = ['sent', 'escalated', 'confirmed', 'shipped'].includes(state)
  if (!isOpen) throw new PurchaseOrderNotSent(order.id, state)
}

function refuseBadLots(order: PurchaseOrderWithLines, lines: readonly ShipmentLine[]): void {
  const ofSku = new Map(order.lines.map((line) => [line.skuId, line]))
  const strange = lines.filter((line) => !ofSku.has(line.skuId)).map((line) => line.skuId)
  if (strange.length > 0) throw new NotOrdered(order.id, [...new Set(strange)])
  const lotless = lines.filter(
    (line) => line.lotCode === null && ofSku.get(line.skuId)!.lotRule === 'required',
  )
  if (lotless.length > 0) throw new LotNeeded([...new Set(lotless.map((line) => line.skuId))])
  for (const [index, { skuId, expiresOn }] of lines.entries()) {
    if (expiresOn !== null && expiresOn < order.pickupDate) {
      throw new LotExpired(index, skuId, expiresOn)
    }
  }
}

function shippedAfter(order: PurchaseOrderWithLines, lines: readonly ShipmentLine[]) {
  const more = Map.groupBy(lines, (line) => line.skuId)
  return order.lines.map((line) => ({
    skuId: line.skuId,
    quantity: (more.get(line.skuId) ?? []).reduce(
      (sum, { quantity }) => sum + quantity,
      line.shippedQuantity,
    ),
  }))
}

function refuseTooMuch(
  order: PurchaseOrderWithLines,
  shipped: readonly { skuId: string; quantity: number }[],
  overBasisPoints: number,
): void {
  const tooMuch = order.lines.flatMap((line, index) => {
    // What was refused may be sent anew.
    const allowed = allowedQuantity(expectedOf(order, line), overBasisPoints) + line.refusedQuantity
    const wanted = shipped[index]!.quantity
    const isMore = wanted > line.shippedQuantity
    return isMore && wanted > allowed ? [{ skuId: line.skuId, wanted, allowed }] : []
  })
  if (tooMuch.length > 0) throw new MoreThanOrdered(tooMuch)
}
