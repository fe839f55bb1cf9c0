import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { moveStock } from './move-stock.ts'
import {
  getSupplierReturn,
  lockSupplierReturn,
  type SupplierReturn,
  updateReturnCancelled,
  updateReturnLeft,
} from './queries/supplier-returns.ts'
import { ReturnEnded } from './refusals.ts'

export interface ReturnEnd {
  regionId: string
  stationId: string
  returnId: string
  by: string
  at: Date
}

/** The supplier has fetched what goes back: from then on nothing of it can be called off. */
export async function letReturnLeave(tx: Tx, end: ReturnEnd): Promise<SupplierReturn> {
  const { regionId, returnId } = end
  await lockSetAside(tx, end)
  await updateReturnLeft(tx, regionId, returnId, end)
  return getSupplierReturn(tx, regionId, returnId)
}

/**
 * Calls a return off before it has left: its goods are stock again, in the lots they came from, and
 * the supplier is owed for them again.
 */
export async function cancelSupplierReturn(
  tx: Tx,
  end: ReturnEnd & { why: string },
): Promise<SupplierReturn> {
  const { regionId, stationId, returnId, why, by, at } = end
  const given = await lockSetAside(tx, end)
  const booked = await moveStock(
    tx,
    regionId,
    given.lines.map(({ skuId, lotId, quantity }) => ({
      stationId,
      skuId,
      lotId,
      isLoose: lotId === null,
      quantity,
      reason: 'returned' as const,
      subjectKind: 'supplier-return',
      subjectId: returnId,
      actorId: by,
      note: why,
      occurredAt: at,
    })),
  )
  await updateReturnCancelled(tx, regionId, returnId, end)
  await announceAll(
    tx,
    given.lines.map((line, index) => ({
      type: 'stock.supplier-return-cancelled',
      regionId,
      subjectKind: 'stock-movement',
      subjectId: booked[index]!.id,
      body: { returnId, supplierId: given.supplierId, stationId, reason: given.reason, ...line },
      actorId: by,
      occurredAt: at,
    })),
  )
  return getSupplierReturn(tx, regionId, returnId)
}

async function lockSetAside(
  tx: Tx,
  { regionId, stationId, returnId }: ReturnEnd,
): Promise<SupplierReturn> {
  await lockSupplierReturn(tx, { regionId, stationId }, returnId)
  const given = await getSupplierReturn(tx, regionId, returnId)
  if (given.leftAt !== null) throw new ReturnEnded('left')
  if (given.cancelledAt !== null) throw new ReturnEnded('cancelled')
  return given
}
