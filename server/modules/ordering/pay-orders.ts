import { capturedOf, createPayment } from '#payments'
import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { lockWithPayments } from './lock-with-payments.ts'
import { dueOf, isEnded } from './order.ts'
import type { Order } from './queries/orders.ts'
import { NothingToPay } from './refusals.ts'

export interface OrderPayment {
  regionId: string
  orderIds: readonly string[]
  provider: 'wallet' | 'sandbox'
  /** Whose wallet pays; also a leader who pays for neighbours. */
  payerResidentId: string
  payerPersonId: string
  at: Date
}

/**
 * Pays what is open on orders with one payment, a neighbour's orders too. An online payment waits
 * for its provider, as long as an unpaid order holds but never past the orders' own ends.
 * @throws NothingToPay, BalanceTooLow
 */
export async function payOrders(tx: Tx, wanted: OrderPayment) {
  const { regionId, at } = wanted
  const orderIds = [...new Set(wanted.orderIds)]
  const orders = await lockWithPayments(tx, regionId, orderIds)
  if (orders.length < orderIds.length) throw new NotFound('order')
  const captured = await capturedOf(tx, regionId, orderIds)
  const parts = orders.map((order) => {
    const openMinor = dueOf(order) - (captured.get(order.id) ?? 0)
    const isOver = order.holdUntil !== null && order.holdUntil <= at
    if (isEnded(order) || order.paidAt !== null || isOver || openMinor <= 0) {
      throw new NothingToPay(order.id)
    }
    return { orderId: order.id, amountMinor: openMinor }
  })
  return createPayment(tx, {
    regionId,
    provider: wanted.provider,
    orders: parts,
    payerResidentId: wanted.payerResidentId,
    payerPersonId: wanted.payerPersonId,
    expiresAt: await expiryOf(tx, regionId, orders, at),
    at,
  })
}

async function expiryOf(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
  at: Date,
): Promise<Date> {
  const settings = await readSettings(tx, regionId, {}, at)
  const longest = at.getTime() + settings['order.holdMinutes'] * 60_000
  const holds = orders.flatMap((order) => order.holdUntil?.getTime() ?? [])
  return new Date(Math.min(longest, ...holds))
}
