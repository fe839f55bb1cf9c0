import { divideRounded, taxOf } from '#platform/money'
import { lineCommission } from '#pricing'

/**
 * What taking a quantity off a line takes off its price, in minor units: what is left of the line
 * costs its share of what it cost before, rounded half up, so that the whole takes off all of it
 * and parts never sum to more. Pure.
 * @param line what the line still has (pieces or grams) and still costs
 */
export function shareOfQuantity(
  line: { quantity: number; dueMinor: number },
  quantity: number,
): number {
  if (quantity >= line.quantity) return line.dueMinor
  const left = BigInt(line.quantity - quantity)
  const leftMinor = divideRounded(BigInt(line.dueMinor) * left, BigInt(line.quantity))
  return line.dueMinor - leftMinor
}

/**
 * The commission on what a line still costs: at the rate it was sold with, on the net amount,
 * rounded down. Tax is taken out of what is due by the same formula whether it was included or
 * added, since what is due has it either way. On a line that nothing was taken off it is just the
 * commission it was sold with. Pure.
 */
export function commissionOnDue(
  dueMinor: number,
  sold: { taxRateBasisPoints: number; commissionBasisPoints: number },
): number {
  const { taxMinor } = taxOf(dueMinor, sold.taxRateBasisPoints, 'included')
  const { commissionBasisPoints: offer } = sold
  const rates = { offer, leader: null, level: null, sku: null, default: 0 }
  return lineCommission(dueMinor - taxMinor, rates).commissionMinor
}
