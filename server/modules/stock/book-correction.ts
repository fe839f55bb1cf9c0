import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { costOfGoods } from './goods-value.ts'
import { moveStock } from './move-stock.ts'
import { type Correction, updateBooked } from './queries/corrections.ts'

/** Moves what a correction says and tells what it cost; by is the second person, or null. */
export async function bookCorrection(
  tx: Tx,
  regionId: string,
  correction: Correction,
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  const { id, stationId, kind, reason, note, askedBy } = correction
  const booked = await moveStock(
    tx,
    regionId,
    correction.lines.map(({ skuId, lotId, quantity }) => ({
      stationId,
      skuId,
      lotId,
      quantity,
      reason: kind,
      subjectKind: 'stock-correction',
      subjectId: id,
      actorId: askedBy,
      note: note === '' ? reason : `${reason}: ${note}`,
      occurredAt: at,
    })),
  )
  await updateBooked(tx, regionId, id, { by, at })
  const costs = await costOfGoods(tx, regionId, booked, at)
  await announce(tx, {
    type: `stock.${kind}`,
    regionId,
    subjectKind: 'stock-correction',
    subjectId: id,
    body: {
      stationId,
      reason,
      personId: askedBy,
      approvedBy: by,
      lines: booked.map(({ id: movementId, skuId, lotId, quantity }, index) => ({
        movementId,
        skuId,
        lotId,
        quantity,
        supplierId: costs[index]!.supplierId,
        costMinor: costs[index]!.valueMinor ?? 0,
      })),
    },
    actorId: by ?? askedBy,
    occurredAt: at,
  })
}
