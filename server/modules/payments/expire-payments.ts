import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { expireDue, expireThoseOf } from './queries/due-payments.ts'
import { listOrdersOfPayments } from './queries/payments.ts'

const SET_SIZE = 500

/**
 * Ends payments that were not paid in time; money that comes later is still taken.
 * @returns how many, so that a full set goes on
 */
export async function expirePayments(tx: Tx): Promise<number> {
  const expired = await expireDue(tx, SET_SIZE)
  const byRegion = Map.groupBy(expired, (payment) => payment.regionId)
  for (const [regionId, payments] of byRegion) {
    const ids = payments.map((payment) => payment.id)
    await tellExpired(tx, regionId, ids, payments[0]!.at)
  }
  return expired.length
}

/**
 * Ends the waiting payments that are for none but these orders, as when these have ended, and those
 * of which the other orders ended before.
 */
export async function expirePaymentsOfOrders(
  tx: Tx,
  ended: { regionId: string; orderIds: readonly string[]; at: Date },
): Promise<void> {
  const ids = await expireThoseOf(tx, ended.regionId, ended.orderIds, ended.at)
  await tellExpired(tx, ended.regionId, ids, ended.at)
}

async function tellExpired(tx: Tx, regionId: string, ids: string[], at: Date): Promise<void> {
  const orders = await listOrdersOfPayments(tx, regionId, ids)
  const byPayment = Map.groupBy(orders, (order) => order.paymentId)
  await announceAll(
    tx,
    ids.map((id) => ({
      regionId,
      type: 'payment.expired',
      subjectKind: 'payment',
      subjectId: id,
      body: {
        paymentId: id,
        orderIds: (byPayment.get(id) ?? []).map((order) => order.orderId),
      },
      occurredAt: at,
    })),
  )
}
