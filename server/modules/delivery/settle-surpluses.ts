import { listSkus } from '#catalog'
import type { Tx } from '#platform/db'
import { moveStock } from '#stock'
import { announceResolved } from './announce-resolved.ts'
import { type Discrepancy, openQuantity } from './discrepancy.ts'
import { addQuantities, closeResolved } from './queries/discrepancies.ts'
import type { Settling } from './settle-gaps.ts'

export type SurplusEnd = 'returned' | 'written-off'

/**
 * Books what is too much and nobody lacks: in again at the point where it lies, or written off.
 * Without a word of anyone, what must be kept cold is written off.
 */
export async function settleSurpluses(
  tx: Tx,
  settling: Settling,
  surpluses: readonly Discrepancy[],
  end?: SurplusEnd,
): Promise<void> {
  const open = surpluses.filter((surplus) => openQuantity(surplus) > 0)
  if (open.length === 0) return
  const skus = await listSkus(tx, [...new Set(open.map(({ skuId }) => skuId))])
  const storages = new Map(skus.map(({ id, storage }) => [id, storage]))
  const endOf = ({ skuId }: Discrepancy): SurplusEnd =>
    end ?? (storages.get(skuId) === 'ambient' ? 'returned' : 'written-off')
  for (const [resolution, some] of Map.groupBy(open, endOf)) {
    await settleAs(tx, settling, some, resolution)
  }
}

async function settleAs(
  tx: Tx,
  settling: Settling,
  open: readonly Discrepancy[],
  resolution: SurplusEnd,
): Promise<void> {
  const { regionId, by, at, why } = settling
  const movement = (surplus: Discrepancy, sign: 1 | -1, reason: 'returned' | 'written-off') => ({
    stationId: surplus.stationId,
    skuId: surplus.skuId,
    lotId: null,
    quantity: sign * openQuantity(surplus),
    reason,
    subjectKind: 'discrepancy',
    subjectId: surplus.id,
    actorId: by,
    note: why,
    occurredAt: at,
  })
  // What is written off comes in first, so that the books show that it was there; and of that, of no
  // lot, it goes again: the lots that lie there are somebody else's.
  await moveStock(
    tx,
    regionId,
    open.map((surplus) => movement(surplus, 1, 'returned')),
  )
  if (resolution === 'written-off') {
    await moveStock(
      tx,
      regionId,
      open.map((surplus) => ({ ...movement(surplus, -1, 'written-off'), isLoose: true })),
    )
  }
  await addQuantities(
    tx,
    regionId,
    open.map((surplus) => ({ id: surplus.id, settled: openQuantity(surplus) })),
  )
  const ids = open.map(({ id }) => id)
  const closed = await closeResolved(tx, regionId, ids, { resolution, why, by, at })
  await announceResolved(tx, settling, closed)
}
