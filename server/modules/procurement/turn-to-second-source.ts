import type { Tx } from '#platform/db'
import { newId, newOrderNumber } from '#platform/ids'
import type { SettingValues } from '#platform/settings'
import { listCosts } from '#suppliers'
import { announceOrders } from './announce-order.ts'
import { type PurchaseOrder, type PurchaseOrderWithLines, stateOf } from './purchase-order.ts'
import {
  insertOrderLines,
  insertPurchaseOrders,
  markOrders,
  setLineQuantities,
} from './queries/purchase-order-writes.ts'
import { listPurchaseOrdersByIds, lockPurchaseOrder } from './queries/purchase-orders.ts'
import { recountPool } from './recount-pool.ts'
import { NoSecondSource, NothingToPass, ReceivingClosed } from './refusals.ts'
import { refuseClosedDay } from './refuse-closed-day.ts'
import { type PassedLine, passedLines } from './second-source.ts'
import { sendOrders } from './send-purchase-orders.ts'
import { tellSuppliers } from './tell.ts'

export interface PassingAct {
  regionId: string
  purchaseOrderId: string
  by: string | null
  at: Date
}

export interface Passed {
  /** Orders made to others and sent. */
  orders: PurchaseOrder[]
  /** SKUs that nobody else offers. */
  withoutSource: string[]
}

/**
 * Asks the second source for what the first has cut, declined or left unanswered. A silent order
 * that is passed on whole is cancelled, so that the goods do not come twice.
 */
export async function turnToSecondSource(tx: Tx, act: PassingAct): Promise<Passed> {
  const { regionId, purchaseOrderId, by, at } = act
  const order = await lockPurchaseOrder(tx, regionId, purchaseOrderId)
  const state = stateOf(order)
  if (state === 'held' || state === 'cancelled') throw new NothingToPass(order.id)
  await refuseClosedDay(tx, regionId, order)
  const skuIds = order.lines.map((line) => line.skuId)
  const costs = await listCosts(tx, regionId, skuIds, order.pickupDate)
  const { lines, without } = passedLines(order, costs)
  if (lines.length === 0) {
    if (without.length === 0) throw new NothingToPass(order.id)
    throw new NoSecondSource(without)
  }

  await takeFromFirst(tx, act, order, lines)
  const made = await orderFromSecond(tx, act, order, lines)
  await recountPool(tx, { ...order, regionId }, lines, at)
  const passedTo = made.map((one) => one.id)
  await announceOrders(tx, 'passed', regionId, [order], { by, at, body: { passedTo } })
  await sendOrders(tx, regionId, made, { by, at })
  return {
    orders: await listPurchaseOrdersByIds(tx, regionId, passedTo),
    withoutSource: without,
  }
}

const EXPECTED = [NoSecondSource, NothingToPass, ReceivingClosed]

/** The same by itself where the region's setting says so; what nobody else offers stays short. */
export async function passIfAsked(tx: Tx, act: PassingAct, settings: SettingValues): Promise<void> {
  if (!settings['procurement.asksSecondSource']) return
  try {
    await turnToSecondSource(tx, { ...act, by: null })
  } catch (error) {
    if (!EXPECTED.some((kind) => error instanceof kind)) throw error
  }
}

async function takeFromFirst(
  tx: Tx,
  { regionId, by, at }: PassingAct,
  order: PurchaseOrderWithLines,
  lines: readonly PassedLine[],
): Promise<void> {
  const lacking = new Map(lines.map((line) => [line.skuId, line.lackingQuantity]))
  const passed = order.lines.map((line) => ({
    skuId: line.skuId,
    quantity: line.passedQuantity + (lacking.get(line.skuId) ?? 0),
    isWhole: line.passedQuantity + (lacking.get(line.skuId) ?? 0) === line.quantity,
  }))
  await setLineQuantities(tx, regionId, order.id, 'passed_quantity', passed)
  const isSilent = order.confirmedAt === null && order.declinedAt === null
  if (!isSilent || passed.some((line) => !line.isWhole)) {
    return markOrders(tx, regionId, [order.id], { to: 'changed' }, { by, at })
  }
  const why = 'passed to the second source'
  await markOrders(tx, regionId, [order.id], { to: 'cancelled', why }, { by, at })
  await announceOrders(tx, 'cancelled', regionId, [order], { by, at })
  await tellSuppliers(tx, regionId, 'purchase-order.cancelled', [order], at)
}

async function orderFromSecond(
  tx: Tx,
  { regionId, by, at }: PassingAct,
  first: PurchaseOrderWithLines,
  lines: readonly PassedLine[],
): Promise<PurchaseOrder[]> {
  const groups = [...Map.groupBy(lines, (line) => line.source.supplierId)]
  const orders = groups.map(([supplierId]) => ({
    id: newId(),
    number: newOrderNumber(),
    supplierId,
    stationId: first.stationId,
    pickupDate: first.pickupDate,
    poolId: first.poolId,
    secondSourceOf: first.id,
    createdAt: at,
    holdUntil: at,
    createdBy: by,
  }))
  await insertPurchaseOrders(tx, regionId, orders)
  const weighed = new Map(first.lines.map((line) => [line.skuId, line.isWeighed]))
  await insertOrderLines(
    tx,
    regionId,
    groups.flatMap(([, ofSupplier], index) =>
      ofSupplier.map(({ skuId, poolLineId, quantity, source }) => ({
        orderId: orders[index]!.id,
        skuId,
        poolLineId,
        quantity,
        costMinor: source.costMinor,
        isWeighed: weighed.get(skuId)!,
        caseSize: source.caseSize,
        lotRule: source.lotRule,
      })),
    ),
  )
  const made = await listPurchaseOrdersByIds(
    tx,
    regionId,
    orders.map((order) => order.id),
  )
  await announceOrders(tx, 'created', regionId, made, { by, at })
  return made
}
