import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import type { PurchaseOrder } from './purchase-order.ts'

type OrderFact =
  | 'created'
  | 'changed'
  | 'sent'
  | 'confirmed'
  | 'cut'
  | 'declined'
  | 'escalated'
  | 'cancelled'
  | 'passed'

/** Announces what became of purchase orders. */
export const announceOrders = (
  tx: Tx,
  fact: OrderFact,
  regionId: string,
  orders: readonly PurchaseOrder[],
  { by, at, body = {} }: { by: string | null; at: Date; body?: Record<string, unknown> },
): Promise<void> =>
  announceAll(
    tx,
    orders.map((order) => ({
      type: `purchase-order.${fact}`,
      regionId,
      subjectKind: 'purchase-order',
      subjectId: order.id,
      body: {
        supplierId: order.supplierId,
        warehouseId: order.stationId,
        pickupDate: order.pickupDate,
        ...body,
      },
      actorId: by,
      occurredAt: at,
    })),
  )
