/** How tax is withheld from what a payee gets in a month. */
export interface WithholdingRule {
  /** What is free of it. */
  thresholdMinor: number
  /** Rates on what lies above the threshold: each from its sum on to the next one's. */
  brackets: readonly { fromMinor: number; basisPoints: number }[]
}

export interface MonthSum {
  grossMinor: number
  taxMinor: number
}

const ONE = 10_000n

/** The tax on a month's sum, in minor units, rounded down once. Pure. */
export function taxOfMonth(sumMinor: number, rule: WithholdingRule): number {
  const taxed = BigInt(Math.max(0, sumMinor - rule.thresholdMinor))
  const brackets = [...rule.brackets].sort((a, b) => a.fromMinor - b.fromMinor)
  let tax = 0n
  for (const [index, { fromMinor, basisPoints }] of brackets.entries()) {
    const from = BigInt(fromMinor)
    if (taxed <= from) break
    const next = brackets[index + 1]
    const until =
      next === undefined || taxed < BigInt(next.fromMinor) ? taxed : BigInt(next.fromMinor)
    tax += (until - from) * BigInt(basisPoints)
  }
  return Number(tax / ONE)
}

/**
 * What to withhold from one more payout of a month: the tax on the sum with it, less what was
 * withheld before, so that a month's tax does not depend on how it was split. Between 0 and the
 * payout. Pure.
 */
export function withheldFrom(grossMinor: number, before: MonthSum, rule: WithholdingRule): number {
  const whole = taxOfMonth(before.grossMinor + grossMinor, rule)
  return Math.min(grossMinor, Math.max(0, whole - before.taxMinor))
}
