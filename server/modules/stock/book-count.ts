import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { costOfGoods } from './goods-value.ts'
import { moveStock } from './move-stock.ts'
import { type CountKey, type CountLine, updateCountBooked } from './queries/counts.ts'

export interface CountDifference extends CountLine {
  /** What was counted less what was expected; never zero. */
  quantity: number
}

export const differencesOf = (lines: readonly CountLine[]): CountDifference[] =>
  lines
    .map((line) => ({ ...line, quantity: line.countedQuantity - line.expectedQuantity }))
    .filter((line) => line.quantity !== 0)

export interface CountBooking {
  lines: readonly CountLine[]
  /** The second person; null where the differences were small. */
  by: string | null
  closedBy: string
  note: string
  at: Date
}

/** Moves what a count found more or less, in the name of whoever counted it. */
export async function bookCount(
  tx: Tx,
  key: CountKey,
  { lines, by, closedBy, note, at }: CountBooking,
): Promise<void> {
  const { regionId, stationId, countId } = key
  const differences = differencesOf(lines)
  await moveStock(
    tx,
    regionId,
    differences.map(({ skuId, lotId, quantity, countedBy }) => ({
      stationId,
      skuId,
      lotId,
      isLoose: lotId === null,
      quantity,
      reason: 'counted' as const,
      subjectKind: 'stock-count',
      subjectId: countId,
      actorId: countedBy,
      note,
      occurredAt: at,
    })),
  )
  await updateCountBooked(tx, key, { by, at })
  const costs = await costOfGoods(tx, regionId, differences, at)
  await announce(tx, {
    type: 'stock.counted',
    regionId,
    subjectKind: 'stock-count',
    subjectId: countId,
    body: {
      stationId,
      approvedBy: by,
      lines: differences.map(({ skuId, lotId, quantity, countedBy }, index) => ({
        skuId,
        lotId,
        quantity,
        personId: countedBy,
        supplierId: costs[index]!.supplierId,
        costMinor: costs[index]!.valueMinor ?? 0,
      })),
    },
    actorId: by ?? closedBy,
    occurredAt: at,
  })
}
