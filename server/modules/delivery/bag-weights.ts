import type { SkuFacts } from '#catalog'
import type { FulfilmentLine } from '#ordering'

/**
 * Grams of a quantity of a line: as bought where weighed, else by what a piece weighs. What nobody
 * has said the weight of counts as nothing. Pure.
 */
export function gramsOf(
  line: Pick<FulfilmentLine, 'measure' | 'quantity'>,
  sku: Pick<SkuFacts, 'netGrams' | 'aboutGrams'> | undefined,
): number {
  return line.quantity * (line.measure === 'weighed' ? 1 : (sku?.netGrams ?? sku?.aboutGrams ?? 0))
}

/** Names a line among those of many orders. */
export const lineKey = (line: { orderId: string; lineNumber: number }): string =>
  `${line.orderId} ${line.lineNumber}`
