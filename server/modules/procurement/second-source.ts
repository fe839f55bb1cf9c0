import type { Cost } from '#suppliers'
import { orderQuantity } from './case-rounding.ts'
import { expectedOf, type PurchaseOrderWithLines } from './purchase-order.ts'

export interface PassedLine {
  skuId: string
  poolLineId: string | null
  /** What the first source does not bring. */
  lackingQuantity: number
  /** What the second one is asked for, in its cases. */
  quantity: number
  source: Cost
}

/**
 * What of an order others can be asked for: what was cut or declined, or all of it where its
 * supplier is silent. The next source by rank and cost that is another supplier is asked.
 * @param costs the offers in force, first source first
 */
export function passedLines(
  order: PurchaseOrderWithLines,
  costs: readonly Cost[],
): { lines: PassedLine[]; without: string[] } {
  const lacking = order.lines
    .map((line) => ({ line, quantity: lackingOf(order, line) }))
    .filter(({ quantity }) => quantity > 0)
  const lines: PassedLine[] = []
  const without: string[] = []
  for (const { line, quantity } of lacking) {
    const source = costs.find(
      (cost) => cost.skuId === line.skuId && cost.supplierId !== order.supplierId,
    )
    if (source === undefined) without.push(line.skuId)
    else {
      lines.push({
        skuId: line.skuId,
        poolLineId: line.poolLineId,
        lackingQuantity: quantity,
        quantity: orderQuantity(quantity, source),
        source,
      })
    }
  }
  return { lines, without }
}

function lackingOf(
  order: PurchaseOrderWithLines,
  line: PurchaseOrderWithLines['lines'][number],
): number {
  const unpassed = line.quantity - line.passedQuantity
  const isSilent = order.escalatedAt !== null && order.confirmedAt === null
  return isSilent ? unpassed : unpassed - expectedOf(order, line)
}
