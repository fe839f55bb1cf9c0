import { capturedOf, createPayment } from '#payments'
import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { stateOf } from './order.ts'
import { lockOrders } from './queries/orders.ts'
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

const PAY_WITHIN_MS = 15 * 60_000

/**
 * Pays what is open on orders with one payment, a neighbour's orders too. An online payment waits
 * for its provider; its expiry never comes after the orders' own.
 * @throws NothingToPay, BalanceTooLow
 */
export async function payOrders(tx: Tx, wanted: OrderPayment) {
  const { regionId, at } = wanted
  const orders = await lockOrders(tx, regionId, [...new Set(wanted.orderIds)])
  if (orders.length < new Set(wanted.orderIds).size) throw new NotFound('order')
  const captured = await capturedOf(
    tx,
    regionId,
    orders.map((order) => order.id),
  )
  const parts = orders.map((order) => {
    const openMinor = order.totalMinor - (captured.get(order.id) ?? 0)
    const isOpen = order.paidAt === null && ['awaiting_payment', 'placed'].includes(stateOf(order))
    if (!isOpen || openMinor <= 0) throw new NothingToPay(order.id)
    return { orderId: order.id, amountMinor: openMinor }
  })
  const holds = orders.flatMap((order) => order.holdUntil ?? [])
  const latest = Math.min(at.getTime() + PAY_WITHIN_MS, ...holds.map((hold) => hold.getTime()))
  return createPayment(tx, {
    regionId,
    provider: wanted.provider,
    orders: parts,
    payerResidentId: wanted.payerResidentId,
    payerPersonId: wanted.payerPersonId,
    expiresAt: new Date(latest),
    at,
  })
}
