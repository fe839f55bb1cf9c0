import { listSkus } from '#catalog'
import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { newId, newOrderNumber } from '#platform/ids'
import { Invalid, Stale } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { getSupplier, listCosts } from '#suppliers'
import { announceOrders } from './announce-order.ts'
import { type PurchaseOrderWithLines, stateOf } from './purchase-order.ts'
import {
  deleteOrderLines,
  insertOrderLines,
  insertPurchaseOrders,
  markOrders,
  type NewOrderLine,
} from './queries/purchase-order-writes.ts'
import { getPurchaseOrder, lockPurchaseOrder } from './queries/purchase-orders.ts'
import { ensureReceivingDays } from './queries/receiving-days.ts'
import { recountPool } from './recount-pool.ts'
import { NotOffered, PurchaseOrderNotHeld, PurchaseOrderUnderWay } from './refusals.ts'
import { refuseClosedDay } from './refuse-closed-day.ts'
import { tellSuppliers } from './tell.ts'

interface AskedLine {
  skuId: string
  quantity: number
  /** Agreed on for this order, per piece or per kg; absent: as the supplier offers it. */
  costMinor?: number | undefined
}

const MINUTE_MS = 60_000

/** Writes an order by hand, as for goods that no source was known of; it is held like any other. */
export async function writePurchaseOrder(
  tx: Tx,
  wish: {
    regionId: string
    supplierId: string
    stationId: string
    pickupDate: string
    lines: readonly AskedLine[]
    by: string
    at: Date
  },
): Promise<PurchaseOrderWithLines> {
  const { regionId, supplierId, stationId, pickupDate, by, at } = wish
  await getSupplier(tx, regionId, supplierId)
  const station = await getStation(tx, regionId, stationId)
  if (station.closedAt !== null) throw new Invalid('stationId', 'This station is closed.')
  await refuseClosedDay(tx, regionId, wish)
  const lines = await linesOf(tx, wish, [])
  const settings = await readSettings(tx, regionId, {}, at)
  const id = newId()
  await ensureReceivingDays(tx, regionId, [stationId], pickupDate, at)
  await insertPurchaseOrders(tx, regionId, [
    {
      id,
      number: newOrderNumber(),
      supplierId,
      stationId,
      pickupDate,
      poolId: null,
      secondSourceOf: null,
      createdAt: at,
      holdUntil: new Date(at.getTime() + settings['procurement.holdMinutes'] * MINUTE_MS),
      createdBy: by,
    },
  ])
  await insertOrderLines(
    tx,
    regionId,
    lines.map((line) => ({ ...line, orderId: id })),
  )
  const order = await getPurchaseOrder(tx, regionId, id)
  await announceOrders(tx, 'created', regionId, [order], { by, at })
  return order
}

/** Makes these the lines of an order that is still held. */
export async function changeHeldOrder(
  tx: Tx,
  change: {
    regionId: string
    purchaseOrderId: string
    version: number
    lines: readonly AskedLine[]
    by: string
    at: Date
  },
): Promise<PurchaseOrderWithLines> {
  const { regionId, purchaseOrderId, by, at } = change
  const order = await lockPurchaseOrder(tx, regionId, purchaseOrderId)
  const state = stateOf(order)
  if (state !== 'held') throw new PurchaseOrderNotHeld(order.id, state)
  if (order.version !== change.version) throw new Stale('purchase order', order.version)

  const lines = await linesOf(tx, { ...order, ...change }, order.lines)
  await deleteOrderLines(tx, regionId, order.id)
  await insertOrderLines(
    tx,
    regionId,
    lines.map((line) => ({ ...line, orderId: order.id })),
  )
  await recountPool(tx, { ...order, regionId }, order.lines, at)
  await markOrders(tx, regionId, [order.id], { to: 'changed' }, { by, at })
  await announceOrders(tx, 'changed', regionId, [order], { by, at })
  return getPurchaseOrder(tx, regionId, purchaseOrderId)
}

/** Cancels an order before anything of it was shipped; who was told of it is told this too. */
export async function cancelPurchaseOrder(
  tx: Tx,
  act: { regionId: string; purchaseOrderId: string; why: string; by: string; at: Date },
): Promise<PurchaseOrderWithLines> {
  const { regionId, purchaseOrderId, by, at, why } = act
  const order = await lockPurchaseOrder(tx, regionId, purchaseOrderId)
  const state = stateOf(order)
  if (!['held', 'sent', 'escalated', 'confirmed'].includes(state)) {
    throw new PurchaseOrderUnderWay(order.id, state)
  }
  await markOrders(tx, regionId, [order.id], { to: 'cancelled', why }, { by, at })
  await recountPool(tx, { ...order, regionId }, order.lines, at)
  await announceOrders(tx, 'cancelled', regionId, [order], { by, at })
  if (order.sentAt !== null) {
    await tellSuppliers(tx, regionId, 'purchase-order.cancelled', [order], at)
  }
  return getPurchaseOrder(tx, regionId, purchaseOrderId)
}

// What a supplier does not list comes as it is written: in no cases, and every delivery names its lot.
const BOUGHT_ONCE = { costMinor: 0, caseSize: 1, lotRule: 'required' } as const

async function linesOf(
  tx: Tx,
  order: { regionId: string; supplierId: string; pickupDate: string; lines: readonly AskedLine[] },
  known: readonly NewOrderLine[],
): Promise<NewOrderLine[]> {
  const skuIds = order.lines.map((line) => line.skuId)
  if (new Set(skuIds).size < skuIds.length) {
    throw new Invalid('lines', 'These goods are named twice.')
  }
  const skus = new Map((await listSkus(tx, skuIds)).map((sku) => [sku.id, sku]))
  const before = new Map(known.map((line) => [line.skuId, line]))
  const costs = await listCosts(tx, order.regionId, skuIds, order.pickupDate)
  const offered = new Map(
    costs.filter((cost) => cost.supplierId === order.supplierId).map((cost) => [cost.skuId, cost]),
  )
  const unknown = skuIds.findIndex((skuId) => !skus.has(skuId))
  if (unknown >= 0) throw new Invalid(`lines/${unknown}/skuId`, 'There is no such SKU.')
  const without = order.lines.filter(
    ({ skuId, costMinor }) => costMinor === undefined && !before.has(skuId) && !offered.has(skuId),
  )
  if (without.length > 0) {
    throw new NotOffered(
      order.supplierId,
      without.map(({ skuId }) => skuId),
    )
  }
  return order.lines.map(({ skuId, quantity, costMinor }) => {
    const kept = before.get(skuId)
    if (kept !== undefined) return { ...kept, quantity }
    const offer = offered.get(skuId) ?? BOUGHT_ONCE
    const isWeighed = skus.get(skuId)!.measure === 'weighed'
    const { caseSize, lotRule } = offer
    const cost = costMinor ?? offer.costMinor
    return { skuId, poolLineId: null, quantity, costMinor: cost, caseSize, lotRule, isWeighed }
  })
}
