import { capturedOf } from '#payments'
import type { Queryable } from '#platform/db'
import { dueOf, type OrderMarks } from './order.ts'
import { listOrdersByIds } from './queries/orders.ts'

type Owed = OrderMarks & { id: string; totalMinor: number; reducedMinor: number }

/**
 * What is still to be paid on orders, in minor units: online while they are held, or in cash when
 * they are handed over. An order on which nothing is open is absent.
 */
export async function openOf(
  db: Queryable,
  regionId: string,
  orders: readonly Owed[],
): Promise<Map<string, number>> {
  const unpaid = orders.filter((order) => order.paidAt === null && dueOf(order) > 0)
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

/** The same of orders by their ids; of those that are handed over it is cash. */
export const openOfIds = async (
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, number>> =>
  openOf(db, regionId, await listOrdersByIds(db, regionId, orderIds))
