import { capturedOf } from '#payments'
import type { Queryable } from '#platform/db'
import { dueOf } from './order.ts'
import { listOrdersByIds } from './queries/orders.ts'

/**
 * What must still be paid in cash when orders are handed over, in minor units; an order on which
 * nothing is open is absent.
 */
export async function cashOpenOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, number>> {
  const orders = await listOrdersByIds(db, regionId, orderIds)
  const unpaid = orders.filter((order) => order.paidAt === null)
  const captured = await capturedOf(
    db,
    regionId,
    unpaid.map((order) => order.id),
  )
  const open = unpaid.map((order): [string, number] => [
    order.id,
    dueOf(order) - (captured.get(order.id) ?? 0),
  ])
  return new Map(open.filter(([, amountMinor]) => amountMinor > 0))
}
