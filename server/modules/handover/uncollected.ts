import { isFresh } from './deadline.ts'

/** A line of an order that nobody fetched, as it still stands. */
export interface UncollectedLine {
  orderId: string
  lineNumber: number
  skuId: string
  storage: string
  quantity: number
  dueMinor: number
}

export interface UncollectedRules {
  'handover.refundFresh': boolean
  'handover.uncollectedFeeBasisPoints': number
}

export interface LineFate {
  orderId: string
  lineNumber: number
  skuId: string
  quantity: number
  fate: 'restocked' | 'written-off'
  /** What comes off the line's price: given back where it was paid. */
  refundedMinor: number
  /** What the operator keeps. */
  keptMinor: number
}

const WHOLE = 10_000n

/**
 * What becomes of a line that nobody fetched. Fresh goods are written off, the others go back to
 * stock. Of what was paid, fresh goods give nothing back unless the setting says so, the others all
 * less a fee, rounded down. What was not paid is not asked for any more. Pure.
 */
export function fateOf(line: UncollectedLine, isPaid: boolean, rules: UncollectedRules): LineFate {
  const { orderId, lineNumber, skuId, quantity, dueMinor } = line
  const fresh = isFresh(line.storage)
  const keptMinor = isPaid ? keptOf(dueMinor, fresh, rules) : 0
  return {
    orderId,
    lineNumber,
    skuId,
    quantity,
    fate: fresh ? 'written-off' : 'restocked',
    refundedMinor: dueMinor - keptMinor,
    keptMinor,
  }
}

function keptOf(dueMinor: number, fresh: boolean, rules: UncollectedRules): number {
  if (fresh && !rules['handover.refundFresh']) return dueMinor
  if (fresh) return 0
  return Number((BigInt(dueMinor) * BigInt(rules['handover.uncollectedFeeBasisPoints'])) / WHOLE)
}
