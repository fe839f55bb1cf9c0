import { listSkus, readLabel } from '#catalog'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { type Allocation, lockAllocations, type WarehouseDay } from './queries/allocations.ts'
import {
  type AllocatedLine,
  keyOfLine,
  type LineKey,
  listLinesToSort,
  type SortedMark,
  updateSorted,
} from './queries/lines.ts'
import { insertShortfalls, insertWeighings } from './queries/shortfalls.ts'
import { refundLines } from './refund-lines.ts'
import { LabelOfOtherGoods, SortedGoodsLeft } from './refusals.ts'
import { type SortedEntry, sortedQuantity } from './sorted-quantity.ts'
import { type SortedLoss, shortfallOf, weighingOf } from './sorting-loss.ts'
import { waveToSort } from './sorting-wave.ts'

/** What a sorter says of a line. */
export type SortedWish = LineKey & SortedEntry & { scaleCode?: string | undefined }

export interface MarkedLine extends LineKey {
  allocatedQuantity: number
  sortedQuantity: number
}

/**
 * Writes down what went into the bags of lines. Until the wave is finished a mark may be corrected as
 * often as need be; money goes back when it is. Until the first load leaves, less found later goes
 * back at once, and more is the resident's: what was given back stays theirs.
 * @throws NotAllocatedYet, NotFound, SortedGoodsLeft, LabelOfOtherGoods, Invalid
 */
export async function markSorted(
  tx: Tx,
  day: WarehouseDay,
  wishes: readonly SortedWish[],
  { wave, by, at }: { wave?: number | undefined; by: string; at: Date },
): Promise<MarkedLine[]> {
  const allocation = waveToSort(await lockAllocations(tx, day), wave)
  if (allocation.dispatchedAt !== null) throw new SortedGoodsLeft()
  refuseDoubled(wishes)
  const lines = await linesOf(tx, allocation, wishes)
  const marks = await marksOf(tx, allocation, wishes, lines, at)
  await updateSorted(tx, day.regionId, allocation.id, marks, by, at)
  if (allocation.sortedAt !== null) await giveBack(tx, allocation, marks, lines, { by, at })
  return marks.map(({ orderId, lineNumber, quantity }, nth) => ({
    orderId,
    lineNumber,
    allocatedQuantity: lines[nth]!.allocatedQuantity,
    sortedQuantity: quantity,
  }))
}

function refuseDoubled(wishes: readonly SortedWish[]): void {
  const seen = new Set<string>()
  for (const [nth, wish] of wishes.entries()) {
    const key = keyOfLine(wish)
    if (seen.has(key)) throw new Invalid(`lines/${nth}`, 'This line is named twice.')
    seen.add(key)
  }
}

type LineToSort = AllocatedLine & { lostQuantity: number }

async function linesOf(
  tx: Tx,
  { regionId, id }: Allocation,
  wishes: readonly SortedWish[],
): Promise<LineToSort[]> {
  const found = await listLinesToSort(tx, regionId, id, wishes)
  const byKey = new Map(found.map((line) => [keyOfLine(line), line]))
  return wishes.map((wish, nth) => {
    const line = byKey.get(keyOfLine(wish))
    if (line === undefined) {
      throw new Invalid(`lines/${nth}`, 'There is no such line to sort here in this wave.')
    }
    return line
  })
}

async function marksOf(
  tx: Tx,
  { regionId, warehouseId }: Allocation,
  wishes: readonly SortedWish[],
  lines: readonly LineToSort[],
  at: Date,
): Promise<SortedMark[]> {
  const settings = await readSettings(tx, regionId, { stationId: warehouseId }, at)
  const toleranceGrams = settings['sorting.toleranceGrams']
  const scaleCodes = await scaleCodesOf(tx, wishes, lines)
  return wishes.map((wish, nth) => {
    const line = lines[nth]!
    const label = wish.scaleCode === undefined ? null : readLabel(wish.scaleCode)
    if (wish.scaleCode !== undefined) {
      if (label === null)
        throw new Invalid(`lines/${nth}/scaleCode`, 'This is no label of a scale.')
      if (label.itemCode !== scaleCodes.get(line.skuId)) throw new LabelOfOtherGoods(nth)
    }
    const isWeighed = line.measure === 'weighed'
    const outcome = sortedQuantity(
      { allocated: line.allocatedQuantity, isWeighed, toleranceGrams },
      wish,
      label,
    )
    if ('problem' in outcome) throw new Invalid(`lines/${nth}`, outcome.problem)
    return {
      orderId: wish.orderId,
      lineNumber: wish.lineNumber,
      quantity: outcome.quantity,
      grossGrams: wish.grossGrams ?? null,
      tareGrams: wish.tareGrams ?? null,
      scaleCode: wish.scaleCode ?? null,
    }
  })
}

async function scaleCodesOf(
  tx: Tx,
  wishes: readonly SortedWish[],
  lines: readonly LineToSort[],
): Promise<Map<string, string | null>> {
  const scanned = lines.filter((_, nth) => wishes[nth]!.scaleCode !== undefined)
  if (scanned.length === 0) return new Map()
  const skus = await listSkus(tx, [...new Set(scanned.map((line) => line.skuId))])
  return new Map(skus.map((sku) => [sku.id, sku.scaleCode]))
}

/** What is found after sorting was finished is a finding of its own. */
async function giveBack(
  tx: Tx,
  allocation: Allocation,
  marks: readonly SortedMark[],
  lines: readonly LineToSort[],
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const { regionId, id, pickupDate } = allocation
  const subjectId = newId()
  const losses = marks.flatMap((mark, nth): SortedLoss[] => {
    const line = lines[nth]!
    const lost = line.allocatedQuantity - mark.quantity - line.lostQuantity
    return lost > 0 ? [{ ...line, sortedQuantity: mark.quantity, sortedBy: by, lost }] : []
  })
  const weighings = losses.flatMap((loss) => weighingOf(loss) ?? [])
  const found = { subjectId, allocationId: id, pickupDate }
  const missing = losses.flatMap((loss) => shortfallOf(loss, found) ?? [])
  await insertWeighings(tx, regionId, id, weighings, at)
  const shortfalls = await insertShortfalls(tx, regionId, missing, at)
  await refundLines(tx, { regionId, subjectId, shortfalls, weighings, by, at })
}
