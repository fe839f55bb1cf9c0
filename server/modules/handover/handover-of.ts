import type { Queryable } from '#platform/db'
import { type Handover, listLiveHandovers } from './queries/handovers.ts'

/** How, when and by whom orders were handed over, by order; those not handed over are absent. */
export async function handoverOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, Handover>> {
  const handovers = await listLiveHandovers(db, regionId, orderIds)
  return new Map(handovers.map((handover) => [handover.orderId, handover]))
}
