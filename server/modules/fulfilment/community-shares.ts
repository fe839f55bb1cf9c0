/** What a community wants of one SKU, in the order in which ties are settled. */
export interface CommunityDemand {
  communityId: string
  /** Pieces or grams, above zero. */
  quantity: number
}

/**
 * A fair share of a supply for each community: the divisor method of Webster (Sainte-Laguë) on steps
 * of a quantity, so that nobody loses when there is more to share. The k-th step of a community
 * with n of them has priority n / (2k − 1); steps are given by priority, ties to the community that
 * comes first, and the last step given may be given in part. Shares sum to the supply or, where that
 * is more, to the demand. Found by a jump to the rounded quotients and a step or two from there
 * (Pukelsheim, Proportional Representation, 2017, §4.6), never step by step from nothing.
 * @param step pieces or grams that are given together
 * @returns by the order given
 */
export function communityShares(
  supply: number,
  demands: readonly CommunityDemand[],
  step: number,
): number[] {
  const wanted = demands.map(({ quantity }) => quantity)
  const total = wanted.reduce((sum, quantity) => sum + quantity, 0)
  if (supply >= total) return wanted
  const steps = wanted.map((quantity) => Math.ceil(quantity / step))
  const given = jump(steps, Math.floor(supply / step))
  let left = supply - sumOf(given, wanted, step)
  const shares = given.map((count, at) => Math.min(count * step, wanted[at]!))
  while (left > 0) {
    const next = firstOf(steps, given)
    given[next]! += 1
    const part = Math.min(left, Math.min(given[next]! * step, wanted[next]!) - shares[next]!)
    shares[next]! += part
    left -= part
  }
  return shares
}

const sumOf = (given: readonly number[], wanted: readonly number[], step: number): number =>
  given.reduce((sum, count, at) => sum + Math.min(count * step, wanted[at]!), 0)

/** Who has how many of the first `count` steps by priority. */
function jump(steps: readonly number[], count: number): number[] {
  const all = BigInt(steps.reduce((sum, own) => sum + own, 0))
  if (all === 0n) return steps.map(() => 0)
  // Half up: then all steps of the same priority are in, and the surplus goes out by order.
  const given = steps.map((own) => Number((2n * BigInt(own) * BigInt(count) + all) / (2n * all)))
  let off = count - given.reduce((sum, own) => sum + own, 0)
  for (; off > 0; off -= 1) given[firstOf(steps, given)]! += 1
  for (; off < 0; off += 1) given[lastOf(steps, given)]! -= 1
  return given
}

/** Who is next: the highest n / (2k + 1) with k given, the earlier of equals. */
function firstOf(steps: readonly number[], given: readonly number[]): number {
  let best = -1
  for (const [at, own] of steps.entries()) {
    if (given[at]! >= own) continue
    if (best < 0 || isAbove(own, 2 * given[at]! + 1, steps[best]!, 2 * given[best]! + 1)) best = at
  }
  return best
}

/** Whose last step counts least: the lowest n / (2k − 1) with k given, the later of equals. */
function lastOf(steps: readonly number[], given: readonly number[]): number {
  let least = -1
  for (const [at, own] of steps.entries()) {
    if (given[at] === 0) continue
    const isLater =
      least < 0 || !isAbove(own, 2 * given[at]! - 1, steps[least]!, 2 * given[least]! - 1)
    if (isLater) least = at
  }
  return least
}

// Products of steps stay far below 2^53: 10^7 each at most.
const isAbove = (a: number, b: number, c: number, d: number): boolean => a * d > c * b
