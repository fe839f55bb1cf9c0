import type { Tx } from '#platform/db'
import { readSettings } from '#platform/settings'
import { announceOrders } from './announce-order.ts'
import { cutQuantities } from './answers.ts'
import { type PurchaseOrderWithLines, stateOf } from './purchase-order.ts'
import { markOrders, setCutReasons, setLineQuantities } from './queries/purchase-order-writes.ts'
import { getPurchaseOrder, lockPurchaseOrder } from './queries/purchase-orders.ts'
import { recountPool } from './recount-pool.ts'
import { PurchaseOrderAnswered, PurchaseOrderNotSent } from './refusals.ts'
import { tellBuyers } from './tell.ts'
import { passIfAsked } from './turn-to-second-source.ts'

export interface OrderAct {
  regionId: string
  purchaseOrderId: string
  by: string
  at: Date
}

export interface Confirmation extends OrderAct {
  /** What it can bring of these SKUs; the others are confirmed whole. */
  lines: readonly { skuId: string; quantity: number; why?: string }[]
}

/**
 * Takes a supplier's word for an order, whole or cut. Until goods are shipped it may be cut
 * further, never raised.
 */
export async function confirmPurchaseOrder(
  tx: Tx,
  confirmation: Confirmation,
): Promise<PurchaseOrderWithLines> {
  const { regionId, purchaseOrderId, by, at } = confirmation
  const order = await lockPurchaseOrder(tx, regionId, purchaseOrderId)
  const quantities = cutQuantities(order, confirmation.lines)
  refuseUnlessAnswerable(order, quantities)

  await setLineQuantities(tx, regionId, order.id, 'confirmed_quantity', quantities)
  await setCutReasons(tx, regionId, order.id, confirmation.lines)
  await markOrders(tx, regionId, [order.id], { to: 'confirmed' }, { by, at })
  const before = new Map(order.lines.map((line) => [line.skuId, line]))
  const isCut = quantities.some(({ skuId, quantity }) => {
    const { quantity: asked, passedQuantity } = before.get(skuId)!
    return quantity < asked - passedQuantity
  })
  await announceOrders(tx, isCut ? 'cut' : 'confirmed', regionId, [order], { by, at })
  if (isCut) {
    await recountPool(tx, { ...order, regionId }, order.lines, at)
    await tellBuyers(tx, regionId, 'purchase-order.cut', [order])
    await passIfAsked(tx, confirmation, await readSettings(tx, regionId, {}, at))
  }
  return getPurchaseOrder(tx, regionId, purchaseOrderId)
}

function refuseUnlessAnswerable(
  order: PurchaseOrderWithLines,
  quantities: readonly { skuId: string; quantity: number }[],
): void {
  const state = stateOf(order)
  if (state === 'sent' || state === 'escalated') return
  if (state === 'held' || state === 'cancelled') throw new PurchaseOrderNotSent(order.id, state)
  const before = new Map(order.lines.map((line) => [line.skuId, line.confirmedQuantity]))
  const isLower = quantities.some(({ skuId, quantity }) => quantity !== before.get(skuId))
  if (state !== 'confirmed' || !isLower) throw new PurchaseOrderAnswered(order.id, state)
}

/** Takes a supplier's no to a whole order that was not answered yet. */
export async function declinePurchaseOrder(
  tx: Tx,
  refusal: OrderAct & { why: string },
): Promise<PurchaseOrderWithLines> {
  const { regionId, purchaseOrderId, by, at, why } = refusal
  const order = await lockPurchaseOrder(tx, regionId, purchaseOrderId)
  const state = stateOf(order)
  if (state === 'held' || state === 'cancelled') throw new PurchaseOrderNotSent(order.id, state)
  if (state !== 'sent' && state !== 'escalated') throw new PurchaseOrderAnswered(order.id, state)

  await markOrders(tx, regionId, [order.id], { to: 'declined', why }, { by, at })
  await recountPool(tx, { ...order, regionId }, order.lines, at)
  await announceOrders(tx, 'declined', regionId, [order], { by, at })
  await tellBuyers(tx, regionId, 'purchase-order.cut', [order])
  await passIfAsked(tx, refusal, await readSettings(tx, regionId, {}, at))
  return getPurchaseOrder(tx, regionId, purchaseOrderId)
}
