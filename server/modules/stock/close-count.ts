import type { Tx } from '#platform/db'
import { readSettings } from '#platform/settings'
import { bookCount, differencesOf } from './book-count.ts'
import { costOfGoods, sumValues } from './goods-value.ts'
import {
  type Count,
  type CountKey,
  type CountLine,
  getCount,
  listCountLines,
  lockCount,
  updateCountClosed,
  upsertCountLines,
} from './queries/counts.ts'
import { listLotTotalsAt, lockTotalsAt } from './queries/totals.ts'
import { CountNotOpen, NothingCounted } from './refusals.ts'

export interface CountClosing extends CountKey {
  /** What was not counted stays as it is in the books, or is not there. */
  notCounted: 'left' | 'gone'
  by: string
  at: Date
}

/**
 * Ends a count and books the differences; where they are worth as much as the limit, they wait for
 * a second person.
 */
export async function closeCount(tx: Tx, closing: CountClosing): Promise<Count> {
  const { regionId, stationId, countId, by, at } = closing
  const count = await lockCount(tx, closing)
  if (count.closedAt !== null || count.cancelledAt !== null) throw new CountNotOpen()
  if (closing.notCounted === 'gone') await countTheRestAsGone(tx, closing)
  const lines = await listCountLines(tx, regionId, countId)
  if (lines.length === 0) throw new NothingCounted()

  const differences = differencesOf(lines)
  const valueMinor = sumValues(await costOfGoods(tx, regionId, differences, at))
  await updateCountClosed(tx, closing, { by, at, valueMinor })
  const settings = await readSettings(tx, regionId, { stationId }, at)
  const limitMinor = settings['stock.countApprovalFromMinor']
  const isSmall = valueMinor !== null && valueMinor < limitMinor
  if (differences.length === 0 || isSmall) {
    await bookCount(tx, closing, { lines, by: null, closedBy: by, note: count.note, at })
  }
  return getCount(tx, closing)
}

async function countTheRestAsGone(
  tx: Tx,
  { regionId, stationId, countId, by, at }: CountClosing,
): Promise<void> {
  const totals = await lockTotalsAt(tx, regionId, stationId)
  const lots = await listLotTotalsAt(tx, regionId, stationId)
  const loose = new Map(totals.map((total) => [total.skuId, total.onHand]))
  for (const lot of lots) loose.set(lot.skuId, (loose.get(lot.skuId) ?? 0) - lot.onHand)
  const there = [
    ...[...loose].map(([skuId, onHand]) => ({ skuId, lotId: null, onHand })),
    ...lots,
  ].filter(({ onHand }) => onHand > 0)
  const keyOf = ({ skuId, lotId }: Pick<CountLine, 'skuId' | 'lotId'>) => `${skuId}/${lotId}`
  const counted = new Set((await listCountLines(tx, regionId, countId)).map(keyOf))
  const gone = there
    .filter((one) => !counted.has(keyOf(one)))
    .map(({ skuId, lotId, onHand }) => ({
      skuId,
      lotId,
      expectedQuantity: onHand,
      countedQuantity: 0,
      countedAt: at,
      countedBy: by,
    }))
  if (gone.length > 0) await upsertCountLines(tx, regionId, countId, gone)
}
