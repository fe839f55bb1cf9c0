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

/** What becomes of goods that nobody fetched. */
export const FATES = ['restocked', 'marked-down', 'written-off'] as const

export type Fate = (typeof FATES)[number]

/**
 * Why goods go back: their time was over, who ordered them said that they do not come, or they
 * cannot wait until then, which is nobody's fault who ordered them.
 */
export const WHYS = ['overdue', 'given-up', 'cannot-wait'] as const

export type WhyBack = (typeof WHYS)[number]

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
 * less a fee, rounded down; what could not wait, and what nobody brought to the door as was promised,
 * is given back whole. What was not paid is not asked for any more. Pure.
 */
export function fateOf(
  line: UncollectedLine,
  { isPaid, why, isAwaited = false }: { isPaid: boolean; why: WhyBack; isAwaited?: boolean },
  rules: UncollectedRules,
): LineFate {
  const { orderId, lineNumber, skuId, quantity, dueMinor } = line
  const fresh = isFresh(line.storage)
  const isTheirs = why !== 'cannot-wait' && !isAwaited
  const keptMinor = isPaid && isTheirs ? keptOf(dueMinor, fresh, rules) : 0
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
