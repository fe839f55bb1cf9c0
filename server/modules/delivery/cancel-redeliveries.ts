import type { Tx } from '#platform/db'
import { listTakenFor, moveStock } from '#stock'
import type { Redelivery } from './discrepancy.ts'
import { addQuantities } from './queries/discrepancies.ts'
import { markCancelled } from './queries/redeliveries.ts'

/** Calls redeliveries off: both sides are open again, and what came out of stock goes back into its lots. */
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
  const ids = fromStock.map(({ id }) => id)
  const taken = await listTakenFor(tx, regionId, 'redelivery', ids)
  await moveStock(
    tx,
    regionId,
    taken.map(({ subjectId, stationId, skuId, lotId, quantity }) => ({
      stationId,
      skuId,
      lotId,
      quantity,
      reason: 'returned' as const,
      subjectKind: 'redelivery',
      subjectId,
      actorId: by,
      note: '',
      occurredAt: at,
    })),
  )
}
