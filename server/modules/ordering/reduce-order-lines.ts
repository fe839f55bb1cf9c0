import { lowerWaitingCash } from '#payments'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { Invalid } from '#platform/refusals'
import { closeOrders } from './close-orders.ts'
import { commissionOnDue, shareOfQuantity } from './line-share.ts'
import { lockWithPayments } from './lock-with-payments.ts'
import { isEnded, type LineKey, lineKey } from './order.ts'
import type { Order } from './queries/orders.ts'
import {
  insertReductions,
  type LineStanding,
  listLineStandings,
  type NewReduction,
  reduceOrders,
} from './queries/reductions.ts'
import { settleOrders } from './settle-orders.ts'

/** Something that a line loses: goods that did not come, weighed less, were bad or came back. */
export interface WantedReduction extends LineKey {
  /** One cause reduces a line once: asked again it changes nothing. */
  causeId: string
  kind: 'short' | 'weighed' | 'claim' | 'returned'
  /** Pieces or grams the line loses; 0 where only money goes back. */
  quantity: number
  /** In minor units; when absent the share of what the line still costs. */
  amountMinor?: number | undefined
}

export interface ReductionCause {
  /** Why money goes back: a short word that finance reads. */
  reason: string
  /** What it belongs to: an allocation, a claim, an incident. */
  subjectId: string
  by: string | null
  at: Date
}

/**
 * Takes goods or money off lines of orders of a region, closed ones too. What is due falls: cash
 * that waits gets less, what was paid beyond goes back at once. Lines of orders that have ended,
 * and causes that reduced their line before, are left out. An order of which nothing comes gets its
 * delivery fee back as well, as line 0, and is closed.
 * @returns what was taken off now
 * @throws Invalid when a line is asked for more than it has or costs
 */
export async function reduceOrderLines(
  tx: Tx,
  regionId: string,
  wanted: readonly WantedReduction[],
  cause: ReductionCause,
): Promise<NewReduction[]> {
  if (wanted.length === 0) return []
  const locked = await lockWithPayments(tx, regionId, [...new Set(wanted.map(orderOf))])
  const live = new Map(locked.filter((order) => !isEnded(order)).map((one) => [one.id, one]))
  const standings = await listLineStandings(tx, regionId, [...live.keys()])
  const { reductions, emptied } = decide(
    wanted.filter((one) => live.has(one.orderId)),
    standings,
    live,
  )
  if (reductions.length === 0) return []
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
  if (emptied.length > 0) await closeOrders(tx, regionId, emptied, { why: 'lacking', by, at })
  return reductions
}

const orderOf = (line: LineKey): string => line.orderId

/** Pure but for the standings, which it brings to what they are after all reductions. */
function decide(
  wanted: readonly WantedReduction[],
  standings: ReadonlyMap<string, LineStanding>,
  orders: ReadonlyMap<string, Order>,
): { reductions: NewReduction[]; emptied: string[] } {
  const reductions: NewReduction[] = []
  for (const one of wanted) {
    const line = standings.get(lineKey(one))
    if (line === undefined) throw new Invalid('lineNumber', 'The order has no such line.')
    if (line.causeIds.has(one.causeId)) continue
    if (one.quantity > line.quantity) {
      throw new Invalid('quantity', `There are ${line.quantity} left on this line.`)
    }
    const amountMinor = one.amountMinor ?? shareOfQuantity(line, one.quantity)
    if (amountMinor > line.dueMinor) {
      throw new Invalid('amountMinor', `The line costs ${line.dueMinor} at most.`)
    }
    line.causeIds.add(one.causeId)
    line.quantity -= one.quantity
    line.dueMinor -= amountMinor
    const { orderId, lineNumber, causeId, kind, quantity } = one
    reductions.push({ orderId, lineNumber, causeId, kind, quantity, amountMinor })
  }
  const emptied = emptiedBy(reductions, standings)
  const fees = [...emptied, ...unpaidReturned(reductions, standings, orders)].flatMap((last) => {
    const { feeMinor } = orders.get(last.orderId)!
    if (feeMinor === 0) return []
    return [{ ...last, lineNumber: 0, quantity: 0, amountMinor: feeMinor }]
  })
  return {
    reductions: [...reductions, ...fees],
    emptied: emptied.map((last) => last.orderId),
  }
}

/** The last reduction of each order that nothing comes of any more. */
const emptiedBy = (
  reductions: readonly NewReduction[],
  standings: ReadonlyMap<string, LineStanding>,
): NewReduction[] => lastOfEmptied('short', reductions, standings)

/** Of goods that came back whole: who has paid nothing is not asked for the fee of bringing them. */
const unpaidReturned = (
  reductions: readonly NewReduction[],
  standings: ReadonlyMap<string, LineStanding>,
  orders: ReadonlyMap<string, Order>,
): NewReduction[] =>
  lastOfEmptied('returned', reductions, standings).filter(
    (last) => orders.get(last.orderId)!.paidAt === null,
  )

function lastOfEmptied(
  kind: NewReduction['kind'],
  reductions: readonly NewReduction[],
  standings: ReadonlyMap<string, LineStanding>,
): NewReduction[] {
  const filled = new Set<string>()
  for (const line of standings.values()) if (line.quantity > 0) filled.add(line.orderId)
  const own = reductions.filter((one) => one.kind === kind && !filled.has(one.orderId))
  return [...new Map(own.map((one) => [one.orderId, one])).values()]
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
