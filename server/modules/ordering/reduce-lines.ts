import { lowerWaitingCash } from '#payments'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { lockWithPayments } from './lock-with-payments.ts'
import { isEnded } from './order.ts'
import { insertReductions, type NewReduction, reduceOrders } from './queries/reductions.ts'
import { settleOrders } from './settle-orders.ts'

/**
 * Takes amounts off lines of live orders of a region: what was paid beyond goes back at once, what
 * waits in cash gets less, and what is paid later is settled by what is due then.
 * @returns what was taken off, without what had been before or belongs to orders that have ended
 */
export async function reduceLines(
  tx: Tx,
  regionId: string,
  wanted: readonly NewReduction[],
  cause: { offerId: string; by: string | null; at: Date },
): Promise<NewReduction[]> {
  if (wanted.length === 0) return []
  const { offerId, by, at } = cause
  const locked = await lockWithPayments(tx, regionId, [...new Set(wanted.map(orderOf))])
  const live = new Map(locked.filter((order) => !isEnded(order)).map((order) => [order.id, order]))
  const reductions = wanted.filter((one) => live.has(one.orderId))
  const written = await insertReductions(tx, regionId, reductions, { by, at })
  if (written.length === 0) return []

  const amounts = new Map<string, number>()
  for (const { orderId, amountMinor } of written) {
    amounts.set(orderId, (amounts.get(orderId) ?? 0) + amountMinor)
  }
  await reduceOrders(tx, regionId, amounts)
  await lowerWaitingCash(tx, { regionId, amounts, at })
  const { kind, causeId } = written[0]!
  const orders = [...amounts].map(([orderId, amountMinor]) => {
    const order = live.get(orderId)!
    return { ...order, reducedMinor: order.reducedMinor + amountMinor }
  })
  const back = await settleOrders(tx, regionId, orders, { reason: kind, by, at })
  await announceAll(
    tx,
    [...amounts].map(([orderId, amountMinor]) => ({
      regionId,
      type: 'order.reduced',
      subjectKind: 'order',
      subjectId: orderId,
      body: {
        kind,
        causeId,
        offerId,
        amountMinor,
        refundedMinor: back.get(orderId) ?? 0,
        residentId: live.get(orderId)!.residentId,
      },
      actorId: by,
      occurredAt: at,
    })),
  )
  return written
}

const orderOf = (reduction: NewReduction): string => reduction.orderId
