import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { readSettings } from '#platform/settings'
import { announceOrders } from './announce-order.ts'
import { markOrders } from './queries/purchase-order-writes.ts'
import { lockSilentOrders } from './queries/purchase-orders.ts'
import { tellBuyers } from './tell.ts'
import { passIfAsked } from './turn-to-second-source.ts'

const ORDERS_AT_ONCE = 50

/** Brings orders that no supplier answered in time before the buyers; how many. */
export async function escalateSilentOrders(tx: Tx): Promise<number> {
  const silent = await lockSilentOrders(tx, ORDERS_AT_ONCE)
  if (silent.length === 0) return 0
  const at = await businessNow(tx)
  for (const [regionId, orders] of Map.groupBy(silent, (order) => order.regionId)) {
    const ids = orders.map((order) => order.id)
    await markOrders(tx, regionId, ids, { to: 'escalated' }, { by: null, at })
    await announceOrders(tx, 'escalated', regionId, orders, { by: null, at })
    await tellBuyers(tx, regionId, 'purchase-order.silent', orders)
    const settings = await readSettings(tx, regionId, {}, at)
    for (const { id: purchaseOrderId } of orders) {
      await passIfAsked(tx, { regionId, purchaseOrderId, by: null, at }, settings)
    }
  }
  return silent.length
}
