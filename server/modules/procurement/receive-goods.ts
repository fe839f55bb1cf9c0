import { listSkus } from '#catalog'
import { getRegion, getStation } from '#places'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import { ensureLots, moveStock } from '#stock'
import { listCosts } from '#suppliers'
import { arrivedShipments } from './arrivals.ts'
import { type Entry, type Priced, priceEntries } from './entries.ts'
import { allowedQuantity, inspect } from './inspection.ts'
import { expectedOf, type PurchaseOrderWithLines, stateOf } from './purchase-order.ts'
import { markOrders, setLineQuantities } from './queries/purchase-order-writes.ts'
import { lockPurchaseOrder } from './queries/purchase-orders.ts'
import { insertReceipt, type ReceiptWithLines } from './queries/receipts.ts'
import { lockDay } from './queries/receiving-days.ts'
import { listShipments, markArrived } from './queries/shipments.ts'
import {
  MoreThanOrdered,
  NotOrdered,
  OrderedElsewhere,
  PurchaseOrderNotSent,
  ShipmentElsewhere,
} from './refusals.ts'
import { refuseStrangePictures } from './refuse-pictures.ts'
import { resolveScans, type ScannedLine } from './resolve-scans.ts'

export interface Arrival {
  regionId: string
  stationId: string
  pickupDate: string
  purchaseOrderId: string | null
  shipmentId: string | null
  /** Whose goods came without an order; null where nobody knows. */
  supplierId: string | null
  /** Why goods are taken in that were not ordered. */
  why: string | null
  lines: readonly ScannedLine[]
  by: string
  at: Date
}

/**
 * Takes goods in at a warehouse: by lot into its stock, with what was refused beside it. After the
 * day was closed they are free stock, and nothing for the day's orders.
 * @throws the refusals of inspection.ts, MoreThanOrdered, NotOrdered and others
 */
export async function receiveGoods(tx: Tx, arrival: Arrival): Promise<ReceiptWithLines> {
  const { regionId, stationId, pickupDate, by, at } = arrival
  await getStation(tx, regionId, stationId)
  const lines = await resolveScans(tx, arrival.lines)
  await refuseStrangePictures(tx, regionId, by, lines)
  const day = await lockDay(tx, regionId, { warehouseId: stationId, pickupDate })
  const order = await lockOrderOf(tx, arrival)
  const notes = await inspectAll(tx, arrival, order, lines, day.closedAt !== null)
  const priced = await price(tx, arrival, order, lines)

  const lotIds = await lotsOf(tx, regionId, order?.supplierId ?? arrival.supplierId, lines)
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
  return order
}

async function inspectAll(
  tx: Tx,
  { regionId, stationId, pickupDate, at }: Arrival,
  order: PurchaseOrderWithLines | null,
  lines: readonly Entry[],
  isLate: boolean,
): Promise<string[][]> {
  const settings = await readSettings(tx, regionId, { stationId }, at)
  const { timeZone } = await getRegion(tx, regionId)
  const today = localDate(at, timeZone)
  const skus = await listSkus(tx, [...new Set(lines.map((line) => line.skuId))])
  const storages = new Map(skus.map((sku) => [sku.id, sku.storage]))
  const strange = lines.findIndex((line) => !storages.has(line.skuId))
  if (strange >= 0) throw new Invalid(`lines/${strange}/skuId`, 'There is no such SKU.')
  if (order !== null) refuseTooMuch(order, lines, settings['receipt.overDeliveryBasisPoints'])
  const lotRules = new Map(order?.lines.map((line) => [line.skuId, line.lotRule]))
  const late = isLate ? ['after-close'] : []
  return lines.map((line, index) => [
    ...inspect(line, index, {
      storage: storages.get(line.skuId)!,
      lotRule: lotRules.get(line.skuId) ?? 'optional',
      goodUntil: today > pickupDate ? today : pickupDate,
      nearExpiryDays: settings['receipt.nearExpiryDays'],
      chilledFromTenths: settings['receipt.chilledFromTenths'],
      chilledToTenths: settings['receipt.chilledToTenths'],
      frozenToTenths: settings['receipt.frozenToTenths'],
    }),
    ...late,
  ])
}

function refuseTooMuch(
  order: PurchaseOrderWithLines,
  lines: readonly Entry[],
  overBasisPoints: number,
): void {
  const ofSku = Map.groupBy(lines, (line) => line.skuId)
  const ordered = new Map(order.lines.map((line) => [line.skuId, line]))
  const strange = [...ofSku.keys()].filter((skuId) => !ordered.has(skuId))
  if (strange.length > 0) throw new NotOrdered(order.id, strange)
  const tooMuch = [...ofSku].flatMap(([skuId, ofLine]) => {
    const line = ordered.get(skuId)!
    const more = ofLine.reduce((sum, { quantity }) => sum + quantity, 0)
    const wanted = line.receivedQuantity + more
    const allowed = allowedQuantity(expectedOf(order, line), overBasisPoints)
    return more > 0 && wanted > allowed ? [{ skuId, wanted, allowed }] : []
  })
  if (tooMuch.length > 0) throw new MoreThanOrdered(tooMuch)
}

async function price(
  tx: Tx,
  { regionId, supplierId, pickupDate }: Arrival,
  order: PurchaseOrderWithLines | null,
  lines: readonly Entry[],
): Promise<Priced[]> {
  if (order !== null) return priceEntries(lines, order.lines)
  const skuIds = [...new Set(lines.map((line) => line.skuId))]
  const skus = await listSkus(tx, skuIds)
  const costs = supplierId === null ? [] : await listCosts(tx, regionId, skuIds, pickupDate)
  const ofSupplier = new Map(
    costs.filter((cost) => cost.supplierId === supplierId).map((cost) => [cost.skuId, cost]),
  )
  return priceEntries(
    lines,
    skus.map((sku) => ({
      skuId: sku.id,
      costMinor: ofSupplier.get(sku.id)?.costMinor ?? 0,
      isWeighed: sku.measure === 'weighed',
      receivedQuantity: 0,
    })),
  )
}

async function lotsOf(
  tx: Tx,
  regionId: string,
  supplierId: string | null,
  lines: readonly Entry[],
): Promise<(string | null)[]> {
  const named = lines.flatMap(({ skuId, lotCode, expiresOn, quantity }) =>
    lotCode === null || quantity === 0 ? [] : [{ skuId, code: lotCode, supplierId, expiresOn }],
  )
  const ids = named.length === 0 ? new Map<string, string>() : await ensureLots(tx, regionId, named)
  return lines.map(({ skuId, lotCode }) =>
    lotCode === null ? null : (ids.get(`${skuId}/${lotCode}`) ?? null),
  )
}

async function bookStock(tx: Tx, arrival: Arrival, receipt: ReceiptWithLines): Promise<void> {
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
async function settleOrder(
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

  const shipments = await listShipments(tx, regionId, [order.id])
  if (shipmentId !== null && !shipments.some((shipment) => shipment.id === shipmentId)) {
    throw new ShipmentElsewhere(shipmentId)
  }
  const came = new Map(
    after.map((line) => [line.skuId, line.receivedQuantity + line.refusedQuantity]),
  )
  const arrived = shipmentId === null ? arrivedShipments(shipments, came) : [shipmentId]
  await markArrived(tx, regionId, arrived, at)
  const isWhole = after.every((line) => line.receivedQuantity >= expectedOf(order, line))
  if (isWhole) await markOrders(tx, regionId, [order.id], { to: 'closed' }, { by, at })
}

async function announceReceipt(
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
