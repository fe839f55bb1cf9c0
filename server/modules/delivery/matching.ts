import { metersBetween, type Spot } from './spot.ts'

/** What lacks or is too much at a point, in pieces or grams. */
export interface Unmatched extends Spot {
  id: string
  skuId: string
  stationId: string
  /** Not promised, brought or settled yet. */
  left: number
}

export interface Match {
  gapId: string
  surplusId: string
  quantity: number
}

/**
 * Gives what is too much at one point to those who lack the same SKU, the nearest first and equals
 * by id. Nothing is given twice, and no gap gets more than it lacks. Pure.
 */
export function matchSurplus(gaps: readonly Unmatched[], surpluses: readonly Unmatched[]): Match[] {
  const left = new Map([...gaps, ...surpluses].map((one) => [one.id, one.left]))
  const matches: Match[] = []
  for (const { gapId, surplusId } of pairsOf(gaps, surpluses)) {
    const quantity = Math.min(left.get(gapId)!, left.get(surplusId)!)
    if (quantity <= 0) continue
    left.set(gapId, left.get(gapId)! - quantity)
    left.set(surplusId, left.get(surplusId)! - quantity)
    matches.push({ gapId, surplusId, quantity })
  }
  return matches
}

function pairsOf(gaps: readonly Unmatched[], surpluses: readonly Unmatched[]) {
  const bySku = Map.groupBy(surpluses, (surplus) => surplus.skuId)
  return gaps
    .flatMap((gap) =>
      (bySku.get(gap.skuId) ?? []).map((surplus) => ({
        gapId: gap.id,
        surplusId: surplus.id,
        meters: gap.stationId === surplus.stationId ? 0 : metersBetween(gap, surplus),
      })),
    )
    .sort(
      (a, b) =>
        // Infinity less Infinity is no number: two places nobody knows are equally far.
        (a.meters === b.meters ? 0 : a.meters - b.meters) ||
        compare(a.gapId, b.gapId) ||
        compare(a.surplusId, b.surplusId),
    )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
