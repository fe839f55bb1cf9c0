import { issueRefund, refundableOf } from '#payments'
import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import type { Sweep } from '#platform/jobs'
import { lockOverdueOrders, markExpired, type Order } from './queries/orders.ts'
import { releaseOrders } from './release-orders.ts'

const SET_SIZE = 200

/** Ends orders whose hold is over without payment, and gives back what they took. */
export const expireUnpaidOrders: Sweep = {
  name: 'expire-unpaid-orders',
  everyMs: 2000,
  sweep: expireOrders,
}

export async function expireOrders(tx: Tx): Promise<number> {
  const at = await businessNow(tx)
  const overdue = await lockOverdueOrders(tx, at, SET_SIZE)
  if (overdue.length === 0) return 0
  await markExpired(tx, overdue, at)
  for (const [regionId, orders] of Map.groupBy(overdue, (order) => order.regionId)) {
    await releaseOrders(tx, regionId, orders)
    await giveBackParts(tx, regionId, orders, at)
    await announceAll(
      tx,
      orders.map((order) => ({
        regionId,
        type: 'order.expired',
        subjectKind: 'order',
        subjectId: order.id,
        body: { residentId: order.residentId, totalMinor: order.totalMinor },
        occurredAt: at,
      })),
    )
  }
  return overdue.length
}

/** An order paid in part, as from the wallet beside an online payment that never came. */
async function giveBackParts(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
  at: Date,
): Promise<void> {
  const refundable = await refundableOf(
    tx,
    regionId,
    orders.map((order) => order.id),
  )
  for (const [orderId, amountMinor] of [...refundable].sort()) {
    await issueRefund(tx, { regionId, orderId, amountMinor, reason: 'order-expired', by: null, at })
  }
}
