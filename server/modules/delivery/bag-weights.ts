import type { SkuFacts } from '#catalog'
import type { FulfilmentLine } from '#ordering'

type Weighed = Pick<FulfilmentLine, 'lineNumber' | 'orderId' | 'skuId' | 'measure' | 'quantity'>
type Facts = Pick<SkuFacts, 'netGrams' | 'aboutGrams'>

/**
 * Grams of each line by order and number: as bought where weighed, else by what a piece weighs. What
 * nobody has said the weight of counts as nothing. Pure.
 */
export function lineWeights(
  lines: readonly Weighed[],
  skus: ReadonlyMap<string, Facts>,
): Map<string, number> {
  return new Map(
    lines.map((line) => {
      const sku = skus.get(line.skuId)
      const gramsEach = line.measure === 'weighed' ? 1 : (sku?.netGrams ?? sku?.aboutGrams ?? 0)
      return [lineKey(line), line.quantity * gramsEach]
    }),
  )
}

/** Names a line among those of many orders. */
export const lineKey = (line: { orderId: string; lineNumber: number }): string =>
  `${line.orderId} ${line.lineNumber}`
