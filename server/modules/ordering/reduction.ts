import { priceOfGrams, type TaxMode, timesQuantity } from '#platform/money'
import { discounted } from '#pricing'
import type { LineKey } from './order.ts'

/** A live order's line of an offer, with what was taken off it before. */
export interface SoldLine extends LineKey {
  communityId: string
  residentId: string | null
  quantity: number
  measure: string
  unitPriceMinor: number
  discountMinor: number
  taxRateBasisPoints: number
  totalMinor: number
  reducedMinor: number
}

/** Why something is taken off a line after it was sold. */
export const REDUCTION_KINDS = [
  'price-cut',
  'withdrawn',
  'short',
  'weighed',
  'claim',
  'returned',
] as const
export type ReductionKind = (typeof REDUCTION_KINDS)[number]

/**
 * By how much a line gets cheaper at a new unit price, in minor units: what it would have cost at
 * that price, taken off what it costs now. Zero where it costs no more than that. Pure.
 */
export function reductionTo(
  line: Pick<
    SoldLine,
    'quantity' | 'measure' | 'discountMinor' | 'taxRateBasisPoints' | 'totalMinor' | 'reducedMinor'
  >,
  unitPriceMinor: number,
  taxMode: TaxMode,
): number {
  const goodsMinor =
    line.measure === 'weighed'
      ? priceOfGrams(unitPriceMinor, line.quantity)
      : timesQuantity(unitPriceMinor, line.quantity)
  const wouldCost = discounted(goodsMinor, line.discountMinor, line.taxRateBasisPoints, taxMode)
  return Math.max(0, line.totalMinor - line.reducedMinor - wouldCost.totalMinor)
}
