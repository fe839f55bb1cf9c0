import type { ShownPoolLine } from './queries/surpluses.ts'

type Counted = Pick<
  ShownPoolLine,
  'id' | 'skuId' | 'setAsideQuantity' | 'receivedQuantity' | 'demandQuantity'
> &
  Partial<Pick<ShownPoolLine, 'surplusSettledQuantity'>>

/**
 * What is truly left over of each pooled line of a day, by id: what came and was set aside beyond
 * its own demand, and never more than its SKU has left when every line of the day was served.
 * Quantities are pieces, or grams where weighed.
 */
export function leftOver(lines: readonly Counted[]): Map<string, number> {
  const left = new Map<string, number>()
  const beyond = (line: Counted): number =>
    line.setAsideQuantity + line.receivedQuantity - line.demandQuantity
  for (const own of Map.groupBy(lines, ({ skuId }) => skuId).values()) {
    let ofSku = own.reduce((sum, line) => sum + beyond(line), 0)
    // What was settled before takes its share first: it is gone, or kept for it.
    for (const line of own.toSorted((one, other) => rank(one) - rank(other))) {
      const quantity = Math.max(Math.min(beyond(line), ofSku), 0)
      left.set(line.id, quantity)
      ofSku -= quantity
    }
  }
  return left
}

const rank = ({ surplusSettledQuantity }: Counted): number =>
  surplusSettledQuantity === null || surplusSettledQuantity === undefined ? 1 : 0

/** How far a surplus is: reckoned with, lying there until somebody says where it goes, or gone there. */
export const SURPLUS_STATES = ['expected', 'waiting', 'settled'] as const
export type SurplusState = (typeof SURPLUS_STATES)[number]

export function surplusState({
  surplusSettledAt,
  allocatedAt,
}: Pick<ShownPoolLine, 'surplusSettledAt' | 'allocatedAt'>): SurplusState {
  if (surplusSettledAt !== null) return 'settled'
  return allocatedAt === null ? 'expected' : 'waiting'
}
