import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { moveStock } from '#stock'
import type { Arrival } from './arrival.ts'
import { arrivedShipments } from './arrivals.ts'
import type { Entry } from './entries.ts'
import { expectedOf, type PurchaseOrderWithLines } from './purchase-order.ts'
import { markOrders, setLineQuantities } from './queries/purchase-order-writes.ts'
import type { ReceiptWithLines } from './queries/receipts.ts'
import { listShipments, markArrived } from './queries/shipments.ts'

/** Puts what was taken in into the warehouse's stock, by lot. */
export async function bookStock(
  tx: Tx,
  arrival: Arrival,
  receipt: ReceiptWithLines,
): Promise<void> {
  await moveStock(
    tx,
    arrival.regionId,
    receipt.lines
      .filter((line) => line.quantity > 0)
      .map(({ skuId, lotId, quantity }) => ({
        stationId: arrival.stationId,
        skuId,
        lotId,
        quantity,
        reason: 'received',
        subjectKind: 'receipt',
        subjectId: receipt.id,
        actorId: arrival.by,
        note: receipt.isLate ? 'after the close' : (receipt.why ?? ''),
        occurredAt: arrival.at,
      })),
  )
}

/** Writes on the order what came of it, which shipments that were, and whether it is done with. */
export async function settleOrder(
  tx: Tx,
  { regionId, shipmentId, by, at }: Arrival,
  order: PurchaseOrderWithLines,
  lines: readonly Entry[],
): Promise<void> {
  const ofSku = Map.groupBy(lines, (line) => line.skuId)
  const after = order.lines.map((line) => {
    const came = ofSku.get(line.skuId) ?? []
    return {
      ...line,
      receivedQuantity: came.reduce((sum, one) => sum + one.quantity, line.receivedQuantity),
      refusedQuantity: came.reduce((sum, one) => sum + one.refusedQuantity, line.refusedQuantity),
    }
  })
  const quantities = (of: 'receivedQuantity' | 'refusedQuantity') =>
    after.map((line) => ({ skuId: line.skuId, quantity: line[of] }))
  await setLineQuantities(
    tx,
    regionId,
    order.id,
    'received_quantity',
    quantities('receivedQuantity'),
  )
  await setLineQuantities(tx, regionId, order.id, 'refused_quantity', quantities('refusedQuantity'))

  const came = new Map(
    after.map((line) => [line.skuId, line.receivedQuantity + line.refusedQuantity]),
  )
  const arrived =
    shipmentId === null
      ? arrivedShipments(await listShipments(tx, regionId, [order.id]), came)
      : [shipmentId]
  await markArrived(tx, regionId, arrived, at)
  const isWhole = after.every((line) => line.receivedQuantity >= expectedOf(order, line))
  if (isWhole) await markOrders(tx, regionId, [order.id], { to: 'closed' }, { by, at })
}

/** Announces what came, and what is owed for it. */
export async function announceReceipt(
  tx: Tx,
  { regionId, stationId, pickupDate, by, at }: Arrival,
  receipt: ReceiptWithLines,
): Promise<void> {
  await announce(tx, {
    type: 'goods.received',
    regionId,
    subjectKind: 'receipt',
    subjectId: receipt.id,
    body: {
      receiptId: receipt.id,
      purchaseOrderId: receipt.purchaseOrderId,
      supplierId: receipt.supplierId,
      warehouseId: stationId,
      pickupDate,
      isLate: receipt.isLate,
      lines: receipt.lines.map((line) => ({
        receiptLineId: line.id,
        skuId: line.skuId,
        lotId: line.lotId,
        quantity: line.quantity,
        refusedQuantity: line.refusedQuantity,
        costMinor: line.amountMinor,
      })),
    },
    actorId: by,
    occurredAt: at,
  })
}
