import type { Queryable } from '#platform/db'
import type { Order } from './queries/orders.ts'
import { sumFeesTaken } from './queries/reductions.ts'

/** What of each order's delivery fee was not taken off again, in minor units, where some is left. */
export async function feesLeftOf(
  db: Queryable,
  regionId: string,
  orders: readonly Pick<Order, 'id' | 'feeMinor'>[],
): Promise<Map<string, number>> {
  const charged = orders.filter((order) => order.feeMinor > 0)
  const orderIds = charged.map((order) => order.id)
  const taken = await sumFeesTaken(db, regionId, orderIds)
  const left = charged.map(({ id, feeMinor }) => [id, feeMinor - (taken.get(id) ?? 0)] as const)
  return new Map(left.filter(([, minor]) => minor > 0))
}
