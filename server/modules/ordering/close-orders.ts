import { ESCROW, openAccounts, operatorAccount, postTransfers, REVENUE } from '#ledger'
import { refundableOf } from '#payments'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { lockWithPayments } from './lock-with-payments.ts'
import { type ClosedWhy, dueOf, isEnded } from './order.ts'
import { markClosed } from './queries/order-marks.ts'
import type { Order } from './queries/orders.ts'
import { OrderNotPaid } from './refusals.ts'

export interface Closing {
  why: ClosedWhy
  by: string | null
  at: Date
}

/**
 * Closes live orders of a region: their goods are with their people, or came back. What they hold
 * in escrow becomes the operator's revenue. Closed ones are left alone.
 * @returns those closed now
 * @throws OrderNotPaid when something is still to be paid on one
 */
export async function closeOrders(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  closing: Closing,
): Promise<Order[]> {
  const locked = await lockWithPayments(tx, regionId, orderIds)
  const open = locked.filter((order) => !isEnded(order) && order.closedAt === null)
  if (open.length === 0) return []
  const unpaid = open.find((order) => order.paidAt === null && dueOf(order) > 0)
  if (unpaid !== undefined) throw new OrderNotPaid(unpaid.id, unpaid.cashDueMinor)

  const ids = open.map((order) => order.id)
  await markClosed(tx, regionId, ids, closing)
  const held = await moveHeld(
    tx,
    open,
    { from: ESCROW, to: REVENUE, code: 'order-closed' },
    closing,
  )
  await announceAll(
    tx,
    open.map(({ id, residentId, leaderId, communityId }) => ({
      regionId,
      type: 'order.closed',
      subjectKind: 'order',
      subjectId: id,
      body: { why: closing.why, residentId, leaderId, communityId, paidMinor: held.get(id) ?? 0 },
      actorId: closing.by,
      occurredAt: closing.at,
    })),
  )
  return open.map((order) => ({ ...order, closedAt: closing.at, closedWhy: closing.why }))
}

/**
 * Takes a closing back, as when the wrong bag was handed over: the mirror of closeOrders. Orders
 * that are not closed are left alone.
 * @returns those opened again now
 */
export async function reopenOrders(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  reopening: { by: string | null; at: Date },
): Promise<Order[]> {
  const locked = await lockWithPayments(tx, regionId, orderIds)
  const closed = locked.filter((order) => order.closedAt !== null)
  if (closed.length === 0) return []
  await markClosed(
    tx,
    regionId,
    closed.map((order) => order.id),
    null,
  )
  const back = { from: REVENUE, to: ESCROW, code: 'order-reopened' }
  const held = await moveHeld(tx, closed, back, reopening)
  await announceAll(
    tx,
    closed.map(({ id, residentId, leaderId, communityId }) => ({
      regionId,
      type: 'order.reopened',
      subjectKind: 'order',
      subjectId: id,
      body: { residentId, leaderId, communityId, paidMinor: held.get(id) ?? 0 },
      actorId: reopening.by,
      occurredAt: reopening.at,
    })),
  )
  return closed.map((order) => ({ ...order, closedAt: null, closedWhy: null }))
}

/** Moves what orders were paid and not given back between two accounts of the operator. */
async function moveHeld(
  tx: Tx,
  orders: readonly Order[],
  way: { from: string; to: string; code: string },
  { by, at }: { by: string | null; at: Date },
): Promise<Map<string, number>> {
  const { regionId, currency } = orders[0]!
  const held = await refundableOf(
    tx,
    regionId,
    orders.map((order) => order.id),
  )
  await openAccounts(tx, [
    operatorAccount(regionId, ESCROW, currency),
    operatorAccount(regionId, REVENUE, currency),
  ])
  await postTransfers(
    tx,
    [...held].map(([orderId, amountMinor]) => ({
      regionId,
      debitAccount: way.from,
      creditAccount: way.to,
      amountMinor,
      code: way.code,
      orderId,
      subjectId: orderId,
      actorId: by,
      occurredAt: at,
    })),
  )
  return held
}
