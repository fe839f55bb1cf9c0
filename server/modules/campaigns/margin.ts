import { marginBasisPoints, type TaxMode, taxOf } from '#platform/money'
import { type Finding, finding } from './finding.ts'

/** What an offer is sold for where it is cheapest. */
interface Price {
  priceMinor: number
  taxRateBasisPoints: number
  taxMode: TaxMode
}

/**
 * Whether a price leaves less than the least margin over cost. Tax contained in the price is never
 * the operator's, so the margin is on the price without it; costs are understood without tax.
 */
export function marginFinding(
  offerId: string,
  { priceMinor, taxRateBasisPoints, taxMode }: Price,
  costMinor: number,
  minimumMarginBasisPoints: number,
): Finding[] {
  const { netMinor } = taxOf(priceMinor, taxRateBasisPoints, taxMode)
  const figures = { priceMinor, netMinor, costMinor }
  if (netMinor < costMinor) return [finding('below-cost', offerId, figures)]
  const margin = marginBasisPoints(netMinor, costMinor)
  if (margin === null || margin >= minimumMarginBasisPoints) return []
  const details = { ...figures, marginBasisPoints: margin, minimumMarginBasisPoints }
  return [finding('low-margin', offerId, details)]
}
