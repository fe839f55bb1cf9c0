import type { Tx } from '#platform/db'
import { listPaymentIdsOf, lockPayments } from './queries/payments.ts'

/**
 * Locks the payments of orders. Who changes an order together with its money calls it before
 * locking the order: a payment that comes in locks the payment first as well, so that the two wait
 * for each other and never in a circle.
 */
export async function lockPaymentsOf(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<void> {
  await lockPayments(tx, regionId, await listPaymentIdsOf(tx, regionId, orderIds))
}
