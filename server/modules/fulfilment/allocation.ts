import { communityShares } from './community-shares.ts'

/** What a line wants of one SKU. Its rank is when its order was accepted. */
export interface WantedLine {
  orderId: string
  lineNumber: number
  placedAt: Date
  communityId: string
  /** Pieces or grams. */
  quantity: number
}

/** Grams that are given together where goods are weighed. */
export const STEP_GRAMS = 10

/** Whose order was accepted first comes first; not whose was paid first. */
export const byRank = (
  one: Pick<WantedLine, 'placedAt' | 'orderId' | 'lineNumber'>,
  other: Pick<WantedLine, 'placedAt' | 'orderId' | 'lineNumber'>,
): number =>
  one.placedAt.getTime() - other.placedAt.getTime() ||
  (one.orderId < other.orderId ? -1 : one.orderId > other.orderId ? 1 : 0) ||
  one.lineNumber - other.lineNumber

/**
 * Who gets what of one SKU: first a fair share for each community, then within a community by rank,
 * the first one whole. Nothing is given above the supply or a line's wish, nothing is left over
 * while someone lacks it, and a greater supply takes nothing from anyone, so that what was sorted
 * on an earlier count stays right. Ties between communities go to the one that ordered first.
 * @param supply pieces or grams
 * @param step pieces or grams that are given together
 * @returns quantities in the order of the lines given
 */
export function allocate(supply: number, lines: readonly WantedLine[], step: number): number[] {
  const total = lines.reduce((sum, line) => sum + line.quantity, 0)
  if (supply >= total) return lines.map((line) => line.quantity)
  const ranked = lines.map((line, at) => ({ line, at })).sort((a, b) => byRank(a.line, b.line))
  const communities = [...Map.groupBy(ranked, ({ line }) => line.communityId)]
  const shares = communityShares(
    supply,
    communities.map(([communityId, own]) => ({
      communityId,
      quantity: own.reduce((sum, { line }) => sum + line.quantity, 0),
    })),
    step,
  )
  const given = lines.map(() => 0)
  for (const [nth, [, own]] of communities.entries()) {
    let left = shares[nth]!
    for (const { line, at } of own) {
      given[at] = Math.min(left, line.quantity)
      left -= given[at]
    }
  }
  return given
}

/**
 * The same where waves before gave some of it firmly: nobody gets less than they were given, even
 * where goods have gone or wishes have changed since. Where there only came more, it is `allocate`
 * itself; else who would lose keeps what they have, and all others share what is then left.
 * @param given what each line was given before, never above its wish
 */
export function allocateAbove(
  supply: number,
  lines: readonly WantedLine[],
  given: readonly number[],
  step: number,
): number[] {
  const shares = [...given]
  let free = lines.map((_, at) => at)
  let left = supply
  for (;;) {
    const wanting = free.map((at) => lines[at]!)
    const fair = allocate(Math.max(left, 0), wanting, step)
    const keeping = new Set(free.filter((at, nth) => fair[nth]! < given[at]!))
    if (keeping.size === 0) {
      for (const [nth, at] of free.entries()) shares[at] = fair[nth]!
      return shares
    }
    for (const at of keeping) left -= given[at]!
    free = free.filter((at) => !keeping.has(at))
  }
}
