import { capturedOf, issueRefund, refundableOf } from '#payments'
import type { Tx } from '#platform/db'
import { announceAll, type EventRow, type Reaction } from '#platform/events'
import { lockOrders, markPaid, type Order } from './queries/orders.ts'

/**
 * A captured payment makes its orders paid in the same transaction. What was paid for an order that
 * had ended meanwhile is given back at once and told, never kept silently.
 */
export const settleCaptures: Reaction = {
  name: 'ordering-settles-captures',
  to: 'payment.captured',
  react: async (tx, events) => {
    for (const event of events) await settleCapture(tx, event)
  },
}

async function settleCapture(tx: Tx, event: EventRow): Promise<void> {
  const { regionId, occurredAt: at } = event
  const { orderIds = [] } = event.body as { orderIds?: string[] }
  const orders = await lockOrders(tx, regionId, orderIds)
  await giveBackLate(tx, regionId, orders.filter(isEnded), at)
  const captured = await capturedOf(tx, regionId, orderIds)
  const paid = orders.filter(
    (order) =>
      !isEnded(order) && order.paidAt === null && (captured.get(order.id) ?? 0) >= order.totalMinor,
  )
  if (paid.length === 0) return
  await markPaid(tx, regionId, paid.map(idOf), at)
  await announceAll(
    tx,
    paid.map((order) => ({
      regionId,
      type: 'order.paid',
      subjectKind: 'order',
      subjectId: order.id,
      body: { residentId: order.residentId, totalMinor: order.totalMinor },
      occurredAt: at,
    })),
  )
}

async function giveBackLate(
  tx: Tx,
  regionId: string,
  ended: readonly Order[],
  at: Date,
): Promise<void> {
  const refundable = await refundableOf(tx, regionId, ended.map(idOf))
  for (const [orderId, amountMinor] of [...refundable].sort()) {
    await issueRefund(tx, {
      regionId,
      orderId,
      amountMinor,
      reason: 'paid-after-end',
      by: null,
      at,
    })
  }
}

const idOf = (order: Order): string => order.id
const isEnded = (order: Order): boolean => order.cancelledAt !== null || order.expiredAt !== null
