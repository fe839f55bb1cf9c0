import { listBags } from '#fulfilment'
import type { Queryable } from '#platform/db'

/** How many bags orders have, by order; those without bags are absent. */
export async function bagCountsOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, number>> {
  if (orderIds.length === 0) return new Map()
  const bags = await listBags(db, regionId, { orderIds })
  const ofOrders = Map.groupBy(bags, (bag) => bag.orderId)
  return new Map([...ofOrders].map(([orderId, own]) => [orderId, own.length]))
}
