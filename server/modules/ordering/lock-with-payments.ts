import { lockPaymentsOf } from '#payments'
import type { Tx } from '#platform/db'
import { lockOrders } from './queries/order-marks.ts'
import type { Order } from './queries/orders.ts'

/** Locks orders after their payments: in the order in which a payment that comes in locks them. */
export async function lockWithPayments(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<Order[]> {
  await lockPaymentsOf(tx, regionId, orderIds)
  return lockOrders(tx, regionId, orderIds)
}
