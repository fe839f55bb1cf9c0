import { listOrdersByIds } from '#ordering'
import type { Queryable } from '#platform/db'
import type { EventRow } from '#platform/events'
import type { Collected } from './hand-over-replacement.ts'

/** The orders that were collected, as far as it is known whose they are. */
export async function listCollected(
  db: Queryable,
  regionId: string,
  events: readonly EventRow[],
): Promise<Collected[]> {
  const orders = await listOrdersByIds(
    db,
    regionId,
    events.map((event) => event.subjectId),
  )
  return orders.flatMap(({ id: orderId, residentId, communityId, pickupDate }) =>
    residentId === null ? [] : [{ orderId, residentId, communityId, pickupDate }],
  )
}
