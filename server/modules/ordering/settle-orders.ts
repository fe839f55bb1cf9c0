import { capturedOf, expirePaymentsOfOrders, heldOf, issueRefunds } from '#payments'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { dueOf, isEnded } from './order.ts'
import { markPaid } from './queries/order-marks.ts'
import type { Order } from './queries/orders.ts'

export interface Settlement {
  /** Why money goes back, where some does: a short word that finance reads. */
  reason: string
  by: string | null
  at: Date
}

/**
 * Brings orders of a region, locked with their payments, in line with the money that came for them:
 * paid once what is due is there, and what lies beyond that goes back. Nothing is due on an order
 * that has ended. What finance gave as goodwill is the buyer's own: it is no part of what is due
 * back, and the order keeps so much less. Done again it changes nothing.
 * @returns what goes back by order, in minor units
 */
export async function settleOrders(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
  settlement: Settlement,
): Promise<Map<string, number>> {
  const orderIds = orders.map((order) => order.id)
  await payThoseDue(tx, regionId, orders, settlement.at)
  const held = await heldOf(tx, regionId, orderIds)
  const back = new Map<string, number>()
  for (const order of [...orders].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { heldMinor = 0, goodwillMinor = 0 } = held.get(order.id) ?? {}
    const beyondMinor = heldMinor - Math.max(0, dueOf(order) - goodwillMinor)
    if (beyondMinor > 0) back.set(order.id, beyondMinor)
  }
  if (back.size === 0) return back
  const { reason, by, at } = settlement
  const refunds = [...back].map(([orderId, amountMinor]) => ({ orderId, amountMinor, reason }))
  await issueRefunds(tx, { regionId, refunds, by, at })
  return back
}

async function payThoseDue(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
  at: Date,
): Promise<void> {
  const open = orders.filter((order) => !isEnded(order) && order.paidAt === null)
  const captured = await capturedOf(
    tx,
    regionId,
    open.map((order) => order.id),
  )
  const paid = open.filter((order) => (captured.get(order.id) ?? 0) >= dueOf(order))
  if (paid.length === 0) return
  const orderIds = paid.map((order) => order.id)
  await markPaid(tx, regionId, orderIds, at)
  // Another payment begun for them, as on a second device, is not to be paid any more.
  await expirePaymentsOfOrders(tx, { regionId, orderIds, at })
  await announceAll(
    tx,
    paid.map((order) => ({
      regionId,
      type: 'order.paid',
      subjectKind: 'order',
      subjectId: order.id,
      body: { residentId: order.residentId, paidMinor: dueOf(order) },
      occurredAt: at,
    })),
  )
}
