import type { Tx } from '#platform/db'
import { makeLotsOf, type NamedGoods, refuseNamedTwice, refuseUnknownSkus } from './named-goods.ts'
import { type CountKey, lockCount, upsertCountLines } from './queries/counts.ts'
import { ensureTotals, listLotTotals, lockTotals } from './queries/totals.ts'
import { CountNeedsLots, CountNotOpen } from './refusals.ts'

export interface CountedLine extends NamedGoods {
  countedQuantity: number
  expiresOn: string | null
  /** Only what has no lot, though lots of the same goods lie there. */
  isLoose: boolean
}

export interface Counting extends CountKey {
  lines: readonly CountedLine[]
  by: string
  at: Date
}

/**
 * Writes down what was counted beside what lies there at this moment, which nobody is shown while
 * the count is open. What is counted again replaces the earlier figure.
 */
export async function countGoods(tx: Tx, counting: Counting): Promise<void> {
  const { regionId, stationId, countId, lines, by, at } = counting
  const count = await lockCount(tx, counting)
  if (count.closedAt !== null || count.cancelledAt !== null) throw new CountNotOpen()
  refuseNamedTwice(lines)
  await refuseUnknownSkus(tx, lines)
  const lotIds = await makeLotsOf(tx, regionId, lines)

  const keys = lines.map(({ skuId }) => ({ stationId, skuId }))
  await ensureTotals(tx, regionId, keys)
  const totals = await lockTotals(tx, regionId, keys)
  const lots = await listLotTotals(tx, regionId, keys)
  const onHand = new Map(totals.map((total) => [total.skuId, total.onHand]))
  const onLots = new Map(lots.map((lot) => [lot.lotId, lot.onHand]))
  const inLots = new Map<string, number>()
  for (const lot of lots) inLots.set(lot.skuId, (inLots.get(lot.skuId) ?? 0) + lot.onHand)
  // Which lot the missing pieces came from cannot be told from the whole.
  const unclear = lines.filter(
    ({ skuId, isLoose }, index) =>
      lotIds[index] === null && !isLoose && (inLots.get(skuId) ?? 0) > 0,
  )
  if (unclear.length > 0) throw new CountNeedsLots(unclear.map((line) => line.skuId))
  const counted = lines.map(({ skuId, countedQuantity }, index) => {
    const lotId = lotIds[index]!
    const expectedQuantity =
      lotId === null
        ? (onHand.get(skuId) ?? 0) - (inLots.get(skuId) ?? 0)
        : (onLots.get(lotId) ?? 0)
    return { skuId, lotId, expectedQuantity, countedQuantity, countedAt: at, countedBy: by }
  })
  await upsertCountLines(tx, regionId, countId, counted)
}
