import { invariant } from '#platform/refusals'
import type { LostPart } from './lost-stages.ts'
import { keyOfLine, type LineKey } from './queries/lines.ts'

/** Goods on hand that nobody ordered. */
export interface Spare {
  skuId: string
  categoryId: string
  measure: string
  storage: string
  /** In the line's community, per piece or kg. */
  priceMinor: number
  /** Pieces or grams that are left. */
  quantity: number
}

/** A line that lacks goods and whose resident would take others. */
export interface LackingLine {
  skuId: string
  categoryId: string
  measure: string
  storage: string
  unitPriceMinor: number
  /** Pieces or grams. */
  lacking: number
}

export interface Choice {
  skuId: string
  quantity: number
  /** Charged: the line's own price, or the other goods' where that is lower. */
  unitPriceMinor: number
}

/**
 * What stands in for the goods that a line lacks: of the same category, kept and measured alike,
 * whatever fills most of the gap; of those the nearest in price, then by id. It is never dearer.
 * Pure; null where nothing fits.
 */
export function chooseReplacement(line: LackingLine, spares: readonly Spare[]): Choice | null {
  const fitting = spares.filter(
    (spare) =>
      spare.quantity > 0 &&
      spare.skuId !== line.skuId &&
      spare.categoryId === line.categoryId &&
      spare.storage === line.storage &&
      (spare.measure === 'weighed') === (line.measure === 'weighed'),
  )
  const filled = (spare: Spare) => Math.min(spare.quantity, line.lacking)
  const away = (spare: Spare) => Math.abs(spare.priceMinor - line.unitPriceMinor)
  const [best] = fitting.sort(
    (one, other) =>
      filled(other) - filled(one) || away(one) - away(other) || (one.skuId < other.skuId ? -1 : 1),
  )
  if (best === undefined) return null
  return {
    skuId: best.skuId,
    quantity: filled(best),
    unitPriceMinor: Math.min(best.priceMinor, line.unitPriceMinor),
  }
}

/**
 * By how much a line gets cheaper with other goods in it, in minor units: its share of what the line
 * still costs, in the proportion in which the other goods are cheaper, rounded down.
 */
export function loweredBy(
  replacement: LineKey & { quantity: number; soldPriceMinor: number; unitPriceMinor: number },
  left: ReadonlyMap<string, { quantity: number; dueMinor: number }>,
): number {
  const line = left.get(keyOfLine(replacement))
  const { soldPriceMinor, unitPriceMinor } = replacement
  if (line === undefined || line.quantity === 0 || soldPriceMinor === 0) return 0
  const share = BigInt(line.dueMinor) * BigInt(Math.min(replacement.quantity, line.quantity))
  const cheaper = BigInt(soldPriceMinor - unitPriceMinor)
  return Number((share * cheaper) / (BigInt(line.quantity) * BigInt(soldPriceMinor)))
}

/** The parts of a loss that a quantity stands in for, and the rest of them. */
export function splitLost(
  parts: readonly LostPart[],
  quantity: number,
): { replaced: LostPart[]; rest: LostPart[] } {
  let left = quantity
  const replaced: LostPart[] = []
  const rest: LostPart[] = []
  for (const part of parts) {
    const taken = Math.min(left, part.quantity)
    left -= taken
    if (taken > 0) replaced.push({ ...part, quantity: taken })
    if (taken < part.quantity) rest.push({ ...part, quantity: part.quantity - taken })
  }
  invariant(left === 0, 'more was replaced than was lost')
  return { replaced, rest }
}
