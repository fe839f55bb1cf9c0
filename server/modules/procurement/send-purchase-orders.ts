import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { readSettings } from '#platform/settings'
import { announceOrders } from './announce-order.ts'
import { type PurchaseOrder, stateOf } from './purchase-order.ts'
import { markOrders } from './queries/purchase-order-writes.ts'
import { getPurchaseOrder, lockOrdersToSend, lockPurchaseOrder } from './queries/purchase-orders.ts'
import { PurchaseOrderNotHeld } from './refusals.ts'
import { tellSuppliers } from './tell.ts'

const ORDERS_AT_ONCE = 100
const MINUTE_MS = 60_000

/** Sends orders whose hold is over, of all regions; how many. */
export async function sendDueOrders(tx: Tx): Promise<number> {
  const due = await lockOrdersToSend(tx, ORDERS_AT_ONCE)
  if (due.length === 0) return 0
  const at = await businessNow(tx)
  for (const [regionId, orders] of Map.groupBy(due, (order) => order.regionId)) {
    await sendOrders(tx, regionId, orders, { by: null, at })
  }
  return due.length
}

/** Sends a held order before its time. */
export async function sendPurchaseOrder(
  tx: Tx,
  {
    regionId,
    purchaseOrderId,
    by,
    at,
  }: {
    regionId: string
    purchaseOrderId: string
    by: string
    at: Date
  },
) {
  const order = await lockPurchaseOrder(tx, regionId, purchaseOrderId)
  const state = stateOf(order)
  if (state !== 'held') throw new PurchaseOrderNotHeld(order.id, state)
  await sendOrders(tx, regionId, [order], { by, at })
  return getPurchaseOrder(tx, regionId, purchaseOrderId)
}

/** Sends orders of a region that are held by this transaction: the supplier is told. */
export async function sendOrders(
  tx: Tx,
  regionId: string,
  orders: readonly PurchaseOrder[],
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  if (orders.length === 0) return
  const settings = await readSettings(tx, regionId, {}, at)
  const answerBy = new Date(at.getTime() + settings['procurement.answerMinutes'] * MINUTE_MS)
  const ids = orders.map((order) => order.id)
  await markOrders(tx, regionId, ids, { to: 'sent', answerBy }, { by, at })
  await announceOrders(tx, 'sent', regionId, orders, { by, at })
  await tellSuppliers(tx, regionId, 'purchase-order.sent', orders, answerBy)
}
