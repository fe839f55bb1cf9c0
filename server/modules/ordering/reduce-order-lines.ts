import type { Tx } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { closeOrders } from './close-orders.ts'
import { feesLeftOf } from './fees-left.ts'
import { shareOfQuantity } from './line-share.ts'
import { lockWithPayments } from './lock-with-payments.ts'
import { isEnded, type LineKey, lineKey } from './order.ts'
import type { Order } from './queries/orders.ts'
import { type LineStanding, listLineStandings, type NewReduction } from './queries/reductions.ts'
import { type ReductionCause, takeOff } from './take-off.ts'

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

/**
 * Takes goods or money off lines of orders of a region, closed ones too. What is due falls: cash
 * that waits gets less, what was paid beyond goes back at once. Lines of orders that have ended,
 * and causes that reduced their line before, are left out. An order of which nothing comes, whatever
 * took it, gets its delivery fee back as well, as line 0, and is closed.
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
    await feesLeftOf(tx, regionId, [...live.values()]),
  )
  if (reductions.length === 0) return []
  await takeOff(tx, regionId, { reductions, live, standings, cause })
  const { by, at } = cause
  if (emptied.length > 0) await closeOrders(tx, regionId, emptied, { why: 'lacking', by, at })
  return reductions
}

const orderOf = (line: LineKey): string => line.orderId

/** Pure but for the standings, which it brings to what they are after all reductions. */
function decide(
  wanted: readonly WantedReduction[],
  standings: ReadonlyMap<string, LineStanding>,
  orders: ReadonlyMap<string, Order>,
  feesLeft: ReadonlyMap<string, number>,
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
  const emptied = emptiedBy(reductions, standings, orders)
  const fees = [...emptied, ...unpaidReturned(reductions, standings, orders)].flatMap((last) => {
    const amountMinor = feesLeft.get(last.orderId)
    return amountMinor === undefined ? [] : [{ ...last, lineNumber: 0, quantity: 0, amountMinor }]
  })
  return {
    reductions: [...reductions, ...fees],
    emptied: emptied.map((last) => last.orderId),
  }
}

/**
 * The last reduction of each order that nothing comes of any more: what is bad before anyone has it
 * is as lost as what did not come. Where goods are gone and some of their price stays, it is not.
 */
function emptiedBy(
  reductions: readonly NewReduction[],
  standings: ReadonlyMap<string, LineStanding>,
  orders: ReadonlyMap<string, Order>,
): NewReduction[] {
  const owing = new Set<string>()
  for (const line of standings.values()) if (line.dueMinor > 0) owing.add(line.orderId)
  const lost = reductions.filter(({ kind, orderId }) => {
    if (kind === 'short') return true
    return kind !== 'returned' && orders.get(orderId)!.closedAt === null && !owing.has(orderId)
  })
  return lastOfEmptied(lost, standings)
}

/** Of goods that came back whole: who has paid nothing is not asked for the fee of bringing them. */
const unpaidReturned = (
  reductions: readonly NewReduction[],
  standings: ReadonlyMap<string, LineStanding>,
  orders: ReadonlyMap<string, Order>,
): NewReduction[] =>
  lastOfEmptied(
    reductions.filter(
      ({ kind, orderId }) => kind === 'returned' && orders.get(orderId)!.paidAt === null,
    ),
    standings,
  )

function lastOfEmptied(
  reductions: readonly NewReduction[],
  standings: ReadonlyMap<string, LineStanding>,
): NewReduction[] {
  const filled = new Set<string>()
  for (const line of standings.values()) if (line.quantity > 0) filled.add(line.orderId)
  const own = reductions.filter((one) => !filled.has(one.orderId))
  return [...new Map(own.map((one) => [one.orderId, one])).values()]
}
