import { getStation } from '#places'
import { businessNow } from '#platform/clock'
import type { Queryable } from '#platform/db'
import { readSettings } from '#platform/settings'
import { warmthRulesOf } from '#stock'
import { listSuppliersByIds } from '#suppliers'
import { expectedOf, stateOf } from './purchase-order.ts'
import { listLinesOf, listPurchaseOrdersOfDay } from './queries/purchase-orders.ts'
import { type DayKey, findReceivingDay } from './queries/receiving-days.ts'
import { listShipments } from './queries/shipments.ts'
import { supplyOf } from './supply.ts'

/** What a warehouse awaits for a day: when what arrives, what came, was refused and is missing. */
export async function showReceivingDay(db: Queryable, regionId: string, key: DayKey) {
  const day =
    (await findReceivingDay(db, regionId, key)) ?? (await dayWithoutGoods(db, regionId, key))
  const orders = (await listPurchaseOrdersOfDay(db, regionId, key)).filter(
    (order) => order.sentAt !== null && order.cancelledAt === null,
  )
  const ids = orders.map((order) => order.id)
  const lines = await listLinesOf(db, regionId, ids)
  const suppliers = await listSuppliersByIds(db, regionId, [
    ...new Set(orders.map((order) => order.supplierId)),
  ])
  const supplierOf = new Map(suppliers.map((supplier) => [supplier.id, supplier]))
  const purchaseOrders = orders.map((order) => ({
    id: order.id,
    number: order.number,
    supplierId: order.supplierId,
    supplierName: supplierOf.get(order.supplierId)!.name,
    state: stateOf(order),
    lines: lines.get(order.id)!.map((line) => ({
      skuId: line.skuId,
      orderedQuantity: line.quantity,
      lotRule: line.lotRule,
      ...figuresOf(expectedOf(order, line), line.receivedQuantity, line.refusedQuantity),
    })),
  }))
  const expected = new Map<string, number>()
  for (const { skuId, expectedQuantity } of purchaseOrders.flatMap((order) => order.lines)) {
    expected.set(skuId, (expected.get(skuId) ?? 0) + expectedQuantity)
  }
  const supply = await supplyOf(db, regionId, key)
  return {
    ...day,
    rules: await rulesOf(db, regionId, key.warehouseId),
    arrivals: await listShipments(db, regionId, ids),
    skus: supply.map(({ skuId, received, refused, free }) => ({
      skuId,
      ...figuresOf(expected.get(skuId) ?? 0, received, refused),
      freeQuantity: free,
    })),
    purchaseOrders,
  }
}

/** Nothing was pooled and nothing came: a day like another, without goods. */
async function dayWithoutGoods(db: Queryable, regionId: string, key: DayKey) {
  const { id: stationId } = await getStation(db, regionId, key.warehouseId)
  const { pickupDate } = key
  return { id: null, stationId, pickupDate, closedAt: null, closedBy: null, forcedWhy: null }
}

const figuresOf = (
  expectedQuantity: number,
  receivedQuantity: number,
  refusedQuantity: number,
) => ({
  expectedQuantity,
  receivedQuantity,
  refusedQuantity,
  missingQuantity: Math.max(expectedQuantity - receivedQuantity - refusedQuantity, 0),
})

async function rulesOf(db: Queryable, regionId: string, stationId: string) {
  const settings = await readSettings(db, regionId, { stationId }, await businessNow(db))
  return {
    ...warmthRulesOf(settings),
    nearExpiryDays: settings['receipt.nearExpiryDays'],
    overDeliveryBasisPoints: settings['receipt.overDeliveryBasisPoints'],
  }
}
