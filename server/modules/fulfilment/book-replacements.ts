import type { Tx } from '#platform/db'
import { moveStock } from '#stock'
import type { Allocation } from './queries/allocations.ts'
import { insertLineLots } from './queries/lots.ts'
import type { NewReplacement } from './queries/replacements.ts'

/** Books goods that were taken in place of others out of the warehouse, with whose lots they are. */
export async function bookReplacements(
  tx: Tx,
  { regionId, id, warehouseId: stationId, pickupDate: lastsTo }: Allocation,
  replacements: readonly Pick<
    NewReplacement,
    'id' | 'orderId' | 'lineNumber' | 'withSkuId' | 'quantity'
  >[],
  at: Date,
): Promise<void> {
  const booked = await moveStock(
    tx,
    regionId,
    replacements.map((one) => ({
      stationId,
      skuId: one.withSkuId,
      lotId: null,
      quantity: -one.quantity,
      reason: 'sold',
      subjectKind: 'replacement',
      subjectId: one.id,
      actorId: null,
      note: '',
      occurredAt: at,
      lastsTo,
    })),
  )
  const lineOf = new Map(replacements.map((one) => [one.id, one]))
  const lots = booked.flatMap(({ subjectId, lotId, quantity }) => {
    const { orderId, lineNumber } = lineOf.get(subjectId!)!
    return lotId === null ? [] : [{ orderId, lineNumber, lotId, quantity: -quantity }]
  })
  await insertLineLots(tx, regionId, id, lots)
}
