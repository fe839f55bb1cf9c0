import { lowerWaitingCash } from '#payments'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { commissionOnDue } from './line-share.ts'
import { lineKey } from './order.ts'
import type { Order } from './queries/orders.ts'
import {
  insertReductions,
  type LineStanding,
  type NewReduction,
  reduceOrders,
} from './queries/reductions.ts'
import { settleOrders } from './settle-orders.ts'

export interface ReductionCause {
  /** Why money goes back: a short word that finance reads. */
  reason: string
  /** What it belongs to: an allocation, a claim, an incident. */
  subjectId: string
  by: string | null
  at: Date
}

/** What is taken off orders that are locked with their payments. */
interface TakenOff {
  reductions: readonly NewReduction[]
  live: ReadonlyMap<string, Order>
  /** The lines as they stand afterwards; of the fee, line 0, there is none. */
  standings: ReadonlyMap<string, LineStanding>
  cause: ReductionCause
}

/** Writes what is taken off: cash that waits gets less, what was paid beyond goes back at once. */
export async function takeOff(
  tx: Tx,
  regionId: string,
  { reductions, live, standings, cause }: TakenOff,
): Promise<void> {
  const { by, at } = cause
  await insertReductions(tx, regionId, reductions, { by, at })
  const amounts = new Map<string, number>()
  for (const { orderId, amountMinor } of reductions) {
    amounts.set(orderId, (amounts.get(orderId) ?? 0) + amountMinor)
  }
  await reduceOrders(tx, regionId, amounts)
  await lowerWaitingCash(tx, { regionId, amounts, at })
  const orders = [...amounts].map(([id, amountMinor]) => {
    const order = live.get(id)!
    return { ...order, reducedMinor: order.reducedMinor + amountMinor }
  })
  const back = await settleOrders(tx, regionId, orders, { reason: cause.reason, by, at })
  await announceReductions(tx, { regionId, orders, reductions, standings, back, cause })
}

async function announceReductions(
  tx: Tx,
  done: {
    regionId: string
    orders: readonly Order[]
    reductions: readonly NewReduction[]
    standings: ReadonlyMap<string, LineStanding>
    back: ReadonlyMap<string, number>
    cause: ReductionCause
  },
): Promise<void> {
  const { regionId, orders, standings, back, cause } = done
  const ofOrders = Map.groupBy(done.reductions, (reduction) => reduction.orderId)
  await announceAll(
    tx,
    orders.map((order) => {
      const own = ofOrders.get(order.id)!
      return {
        regionId,
        type: 'order.reduced',
        subjectKind: 'order',
        subjectId: order.id,
        body: {
          kind: own[0]!.kind,
          causeId: own[0]!.causeId,
          subjectId: cause.subjectId,
          amountMinor: own.reduce((sum, one) => sum + one.amountMinor, 0),
          refundedMinor: back.get(order.id) ?? 0,
          residentId: order.residentId,
          leaderId: order.leaderId,
          communityId: order.communityId,
          lines: linesOf(own, standings),
        },
        actorId: cause.by,
        occurredAt: cause.at,
      }
    }),
  )
}

/** What each line lost, with the commission that goes with it. */
function linesOf(
  reductions: readonly NewReduction[],
  standings: ReadonlyMap<string, LineStanding>,
): { lineNumber: number; skuId: string; amountMinor: number; commissionMinor: number }[] {
  const ofLines = Map.groupBy(
    reductions.filter((one) => one.lineNumber > 0),
    (one) => one.lineNumber,
  )
  return [...ofLines].map(([lineNumber, of]) => {
    const line = standings.get(lineKey(of[0]!))!
    const amountMinor = of.reduce((sum, one) => sum + one.amountMinor, 0)
    const before = commissionOnDue(line.dueMinor + amountMinor, line)
    return {
      lineNumber,
      skuId: line.skuId,
      quantity: of.reduce((sum, one) => sum + one.quantity, 0),
      amountMinor,
      commissionMinor: before - commissionOnDue(line.dueMinor, line),
    }
  })
}
