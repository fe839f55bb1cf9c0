/** Rates that apply to a line, nearest first; null where none is set. */
export interface CommissionRates {
  offer: number | null
  leader: number | null
  level: number | null
  sku: number | null
  default: number
}

/**
 * The commission of a line: by the offer where it names one, else by leader, by level, by SKU, by
 * default. On what was paid for goods without tax, rounded down to the minor unit: the operator
 * never owes a cent that was not earned.
 */
export function lineCommission(
  netMinor: number,
  rates: CommissionRates,
): { basisPoints: number; commissionMinor: number } {
  const basisPoints = rates.offer ?? rates.leader ?? rates.level ?? rates.sku ?? rates.default
  return {
    basisPoints,
    commissionMinor: Number((BigInt(netMinor) * BigInt(basisPoints)) / 10_000n),
  }
}
