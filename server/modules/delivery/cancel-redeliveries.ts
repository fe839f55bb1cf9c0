import type { Tx } from '#platform/db'
import { moveStock } from '#stock'
import type { Redelivery } from './discrepancy.ts'
import { addQuantities } from './queries/discrepancies.ts'
import { markCancelled } from './queries/redeliveries.ts'

/** Calls redeliveries off: both sides are open again, and what came out of stock goes back. */
export async function cancelRedeliveries(
  tx: Tx,
  calling: { regionId: string; by: string | null; at: Date; why: string },
  redeliveries: readonly Redelivery[],
): Promise<void> {
  const { regionId, by, at, why } = calling
  if (redeliveries.length === 0) return
  await markCancelled(
    tx,
    regionId,
    redeliveries.map(({ id }) => id),
    { at, by, why },
  )
  const freed = redeliveries.flatMap(({ gapId, surplusId, quantity }) => [
    { id: gapId, matched: -quantity },
    ...(surplusId === null ? [] : [{ id: surplusId, matched: -quantity }]),
  ])
  await addQuantities(tx, regionId, freed)
  const fromStock = redeliveries.filter(({ surplusId }) => surplusId === null)
  await moveStock(
    tx,
    regionId,
    fromStock.map(({ id, fromStationId, skuId, quantity }) => ({
      stationId: fromStationId,
      skuId,
      lotId: null,
      quantity,
      reason: 'returned' as const,
      subjectKind: 'redelivery',
      subjectId: id,
      actorId: by,
      note: '',
      occurredAt: at,
    })),
  )
}
