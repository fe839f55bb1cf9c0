import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import type { Sweep } from '#platform/jobs'
import { lockWithPayments } from './lock-with-payments.ts'
import { isEnded } from './order.ts'
import { listOverdue, markExpired } from './queries/order-marks.ts'
import { releaseOrders } from './release-orders.ts'
import { settleOrders } from './settle-orders.ts'

const SET_SIZE = 200

/** Ends orders whose hold is over without payment, and gives back what they took. */
export const expireUnpaidOrders: Sweep = {
  name: 'ordering-expire-unpaid',
  everyMs: 2000,
  sweep: expireOrders,
}

async function expireOrders(tx: Tx): Promise<number> {
  const at = await businessNow(tx)
  const overdue = await listOverdue(tx, at, SET_SIZE)
  for (const [regionId, orders] of Map.groupBy(overdue, (order) => order.regionId)) {
    await expireSet(
      tx,
      regionId,
      orders.map((order) => order.id),
      at,
    )
  }
  return overdue.length
}

async function expireSet(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  at: Date,
): Promise<void> {
  // While they were waited for, some were paid or cancelled.
  const overdue = (await lockWithPayments(tx, regionId, orderIds)).filter(
    (order) => order.paidAt === null && !isEnded(order),
  )
  if (overdue.length === 0) return
  await markExpired(
    tx,
    regionId,
    overdue.map((order) => order.id),
    at,
  )
  await releaseOrders(tx, regionId, overdue, at)
  // An order may be paid in part, as from the wallet beside an online payment that never came.
  const ended = overdue.map((order) => ({ ...order, expiredAt: at }))
  await settleOrders(tx, regionId, ended, { reason: 'order-expired', by: null, at })
  await announceAll(
    tx,
    overdue.map((order) => ({
      regionId,
      type: 'order.expired',
      subjectKind: 'order',
      subjectId: order.id,
      body: { residentId: order.residentId, totalMinor: order.totalMinor },
      occurredAt: at,
    })),
  )
}
