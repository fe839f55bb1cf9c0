/** Rates in force for a line, nearest first, in basis points; null where none is set. */
export interface CommissionRates {
  leader: number | null
  level: number | null
  sku: number | null
  default: number
}

export type CommissionSource = keyof CommissionRates

/** The rate that holds: the leader's own, else the level's, else the SKU's, else the default. */
export function commissionRate(rates: CommissionRates): {
  rateBasisPoints: number
  source: CommissionSource
} {
  if (rates.leader !== null) return { rateBasisPoints: rates.leader, source: 'leader' }
  if (rates.level !== null) return { rateBasisPoints: rates.level, source: 'level' }
  if (rates.sku !== null) return { rateBasisPoints: rates.sku, source: 'sku' }
  return { rateBasisPoints: rates.default, source: 'default' }
}
