import type { BookedMovement } from '#stock'
import type { LineKey } from './queries/lines.ts'
import type { AllocatedLot, LineLot } from './queries/lots.ts'

/** A line that gets goods from a station, by rank. */
export interface ServedLine extends LineKey {
  stationId: string
  skuId: string
  /** Pieces or grams, above zero. */
  quantity: number
}

/**
 * Which lots left a station for which lines. Where all of a SKU came from one lot, that is all there
 * is to say; else lots go to the lines in turn, in the order in which they were drawn. Pure.
 * @param booked movements out of the stock, those that expire first before others
 */
export function drawLots(
  booked: readonly BookedMovement[],
  lines: readonly ServedLine[],
): { lots: AllocatedLot[]; lineLots: LineLot[] } {
  const lots: AllocatedLot[] = []
  const lineLots: LineLot[] = []
  const keyOf = (one: { stationId: string; skuId: string }) => `${one.stationId}/${one.skuId}`
  const linesOf = Map.groupBy(lines, keyOf)
  for (const [key, movements] of Map.groupBy(booked, keyOf)) {
    const isSplit = movements.length > 1
    lots.push(
      ...movements.flatMap(({ stationId, skuId, lotId, quantity }) =>
        lotId === null ? [] : [{ stationId, skuId, lotId, quantity: -quantity, isSplit }],
      ),
    )
    if (isSplit) lineLots.push(...inTurn(movements, linesOf.get(key) ?? []))
  }
  return { lots, lineLots }
}

function inTurn(movements: readonly BookedMovement[], lines: readonly ServedLine[]): LineLot[] {
  const parts: LineLot[] = []
  const queue = movements.map(({ lotId, quantity }) => ({ lotId, left: -quantity }))
  for (const { orderId, lineNumber, quantity } of lines) {
    let wanted = quantity
    while (wanted > 0 && queue.length > 0) {
      const lot = queue[0]!
      const taken = Math.min(wanted, lot.left)
      lot.left -= taken
      wanted -= taken
      if (lot.lotId !== null) {
        parts.push({ orderId, lineNumber, lotId: lot.lotId, quantity: taken })
      }
      if (lot.left === 0) queue.shift()
    }
  }
  return parts
}
