import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { releaseLineReservations } from '#stock'
import type { Allocation } from './queries/allocations.ts'
import { keyOfLine, listLinesToSort } from './queries/lines.ts'
import { lockOpenReplacements, markReplacements, type Replacement } from './queries/replacements.ts'
import { insertShortfalls, type Shortfall } from './queries/shortfalls.ts'

/** Ends the offers of a day that nobody answered: their goods are free, the lines go without. */
export async function expireReplacements(
  tx: Tx,
  allocation: Allocation,
  at: Date,
  until: Date | null = null,
): Promise<number> {
  const open = (await lockOpenReplacements(tx, allocation.regionId, allocation.id)).filter(
    ({ answerUntil }) => until === null || (answerUntil !== null && answerUntil <= until),
  )
  if (open.length === 0) return 0
  const ids = open.map((one) => one.id)
  await markReplacements(tx, allocation.regionId, ids, { as: 'expired', by: null, at })
  await goWithout(tx, allocation, open, at)
  return open.length
}

/** Writes down what lines go without that nothing stands in for; the refund follows. */
export async function goWithout(
  tx: Tx,
  { regionId, id: allocationId, pickupDate }: Allocation,
  replacements: readonly Replacement[],
  at: Date,
): Promise<Shortfall[]> {
  await releaseLineReservations(tx, regionId, replacements)
  const lines = await listLinesToSort(tx, regionId, allocationId, replacements)
  const supplierOf = new Map(lines.map((line) => [keyOfLine(line), line.supplierId]))
  const shortfalls = replacements.flatMap(({ orderId, lineNumber, skuId, communityId, lost, id }) =>
    lost.map((part) => ({
      ...part,
      id: newId(),
      // Of its own, since the line may lack more at the same stage that nothing was found for.
      subjectId: id,
      allocationId,
      ...{ orderId, lineNumber, skuId, communityId, pickupDate },
      supplierId: supplierOf.get(keyOfLine({ orderId, lineNumber })) ?? null,
      why: '',
      foundBy: null,
    })),
  )
  return insertShortfalls(tx, regionId, shortfalls, at)
}
