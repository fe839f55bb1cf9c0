import { assertCount, assertMinor } from './minor.ts'

interface Share {
  index: number
  minor: bigint
  remainder: bigint
}

/**
 * Divides `totalMinor` by weights so that the parts sum exactly to it: the method of largest
 * remainders (Hamilton). Equal remainders are settled in the order given; a weight of zero gets
 * zero, unless all are zero: then the split is equal. A negative total is shared as its mirror.
 * @throws RangeError when a weight is not a whole number ≥ 0, or nobody is there to bear a total
 */
export function shareMinor(totalMinor: number, weights: readonly number[]): number[] {
  assertMinor(totalMinor)
  for (const weight of weights) assertCount(weight, 'weight')
  if (weights.length === 0) {
    if (totalMinor === 0) return []
    throw new RangeError('an amount cannot be shared among nobody')
  }

  const sign = totalMinor < 0 ? -1n : 1n
  const total = BigInt(totalMinor) * sign
  const shares = proportionalShares(total, weights)
  const left = total - shares.reduce((sum, share) => sum + share.minor, 0n)
  const byRemainder = [...shares].sort(
    (a, b) => compare(b.remainder, a.remainder) || a.index - b.index,
  )
  // Fewer than one unit a share is left over, and only by shares with a remainder.
  for (const share of byRemainder.slice(0, Number(left))) share.minor += 1n
  return shares.map((share) => Number(share.minor * sign))
}

function proportionalShares(total: bigint, weights: readonly number[]): Share[] {
  const allZero = weights.every((weight) => weight === 0)
  const parts = weights.map((weight) => (allZero ? 1n : BigInt(weight)))
  const whole = parts.reduce((sum, part) => sum + part, 0n)
  return parts.map((part, index) => ({
    index,
    minor: (total * part) / whole,
    remainder: (total * part) % whole,
  }))
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
