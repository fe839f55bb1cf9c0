import type { Tx } from '#platform/db'
import { announceAll, type EventRow, type Reaction } from '#platform/events'
import { isEnded } from './order.ts'
import { lockOrders } from './queries/order-marks.ts'
import { settleOrders } from './settle-orders.ts'

/**
 * A captured payment makes its orders paid in the same transaction. What was paid for an order that
 * had ended meanwhile, or was paid already, is given back at once and told, never kept silently.
 */
export const settleCaptures: Reaction = {
  name: 'ordering-settles-captures',
  to: 'payment.captured',
  react: async (tx, events) => {
    for (const event of events) await settleCapture(tx, event)
  },
}

async function settleCapture(tx: Tx, event: EventRow): Promise<void> {
  const { regionId, occurredAt: at, actorId } = event
  const { orderIds = [] } = event.body as { orderIds?: string[] }
  if (orderIds.length === 0) return
  const orders = await lockOrders(tx, regionId, orderIds)
  const ended = orders.filter(isEnded)
  const live = orders.filter((order) => !isEnded(order))
  await settleOrders(tx, regionId, live, { reason: 'paid-twice', by: null, at })
  const back = await settleOrders(tx, regionId, ended, { reason: 'paid-after-end', by: null, at })
  await announceAll(
    tx,
    [...back].map(([orderId, amountMinor]) => ({
      regionId,
      type: 'order.paid-late',
      subjectKind: 'order',
      subjectId: orderId,
      body: { amountMinor },
      actorId,
      occurredAt: at,
    })),
  )
}
