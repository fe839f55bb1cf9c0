export type EarnerKind = 'leader' | 'courier'

/** What an order's lines can earn, lose again, or have taken back. */
export type OrderEntryKind = 'earned' | 'clawback' | 'reversal'
export type CommissionKind = OrderEntryKind | 'loss' | 'door-fee' | 'adjustment'

/** What a line of an order earns as it stands. */
export interface EarningLine {
  lineNumber: number
  dueMinor: number
  /** What is due without tax: what the rate is of. */
  netMinor: number
  basisPoints: number
  commissionMinor: number
}

/** Something that happened to an order, the oldest first. */
export interface OrderCause {
  id: string
  type: string
  at: Date
  /** The body's own word: why it closed, what reduced it. */
  word: string
  /** What it took off each line's commission, where it says so. */
  takenMinor: ReadonlyMap<number, number>
}

export interface OrderEntry {
  lineNumber: number
  kind: OrderEntryKind
  amountMinor: number
  dueMinor: number
  /** What is due without tax: what the rate is of. */
  netMinor: number
  basisPoints: number
  reason: string
  cause: OrderCause
}

/**
 * The entries that bring an order's lines from what was entered for them to what they earn now:
 * nothing unless it counts, as while it is open or after it was returned. Whatever the order of the
 * causes, what is entered ends up as the commission on what the lines still cost. Pure.
 * @param standing sum of what was entered, by line
 * @param causes what happened; at least one
 */
export function entriesToReach(
  lines: readonly EarningLine[],
  standing: ReadonlyMap<number, number>,
  counts: boolean,
  causes: readonly OrderCause[],
): OrderEntry[] {
  const known = new Map(lines.map((line) => [line.lineNumber, line]))
  const numbers = [...new Set([...known.keys(), ...standing.keys()])].sort((a, b) => a - b)
  return numbers.flatMap((lineNumber) => {
    const line = known.get(lineNumber)
    const base = {
      lineNumber,
      dueMinor: line?.dueMinor ?? 0,
      netMinor: line?.netMinor ?? 0,
      basisPoints: line?.basisPoints ?? 0,
    }
    const target = counts ? (line?.commissionMinor ?? 0) : 0
    const changeMinor = target - (standing.get(lineNumber) ?? 0)
    if (changeMinor === 0) return []
    if (changeMinor < 0 && counts) return clawbacks(base, -changeMinor, causes)
    const cause = lastOf(
      causes,
      changeMinor > 0 ? ['order.closed'] : ['order.reopened', 'order.closed'],
    )
    const kind = changeMinor > 0 ? 'earned' : 'reversal'
    const reason = cause.type === 'order.reopened' ? 'reopened' : cause.word
    return [{ ...base, kind, amountMinor: changeMinor, reason, cause }]
  })
}

type Base = Pick<OrderEntry, 'lineNumber' | 'dueMinor' | 'netMinor' | 'basisPoints'>

/** One for each reduction that says what it took off the line; the last one takes what is left. */
function clawbacks(base: Base, lostMinor: number, causes: readonly OrderCause[]): OrderEntry[] {
  const naming = causes.filter((cause) => (cause.takenMinor.get(base.lineNumber) ?? 0) > 0)
  const asked = naming.length > 0 ? naming : [lastOf(causes, ['order.reduced'])]
  let left = lostMinor
  return asked.flatMap((cause, index) => {
    const isLast = index === asked.length - 1
    const own = isLast ? left : Math.min(left, cause.takenMinor.get(base.lineNumber) ?? 0)
    left -= own
    if (own === 0) return []
    return [{ ...base, kind: 'clawback' as const, amountMinor: -own, reason: cause.word, cause }]
  })
}

const lastOf = (causes: readonly OrderCause[], types: readonly string[]): OrderCause =>
  causes.findLast((cause) => types.includes(cause.type)) ?? causes.at(-1)!
