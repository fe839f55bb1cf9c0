import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import type { Discrepancy } from './discrepancy.ts'

/** Announces what became of discrepancies. */
export const announceResolved = (
  tx: Tx,
  { by, at }: { by: string | null; at: Date },
  closed: readonly Discrepancy[],
): Promise<void> =>
  announceAll(
    tx,
    closed.map((one) => ({
      regionId: one.regionId,
      type: 'delivery.discrepancy-resolved',
      subjectKind: 'discrepancy',
      subjectId: one.id,
      body: {
        communityId: one.communityId,
        pickupDate: one.pickupDate,
        kind: one.kind,
        skuId: one.skuId,
        orderId: one.orderId,
        quantity: one.quantity,
        redeliveredQuantity: one.redeliveredQuantity,
        settledQuantity: one.settledQuantity,
        resolution: one.resolution,
      },
      actorId: by,
      occurredAt: at,
    })),
  )
