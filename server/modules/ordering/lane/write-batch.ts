import { takeLimitsInLane, takeSuppliesInLane } from '#campaigns'
import { ESCROW, postInLane, type Transfer, walletOf } from '#ledger'
import { insertCashReceiptsInLane, insertPaymentsInLane, type LanePayment } from '#payments'
import type { LaneTx } from '#platform/db'
import { insertEventsInLane } from '#platform/events'
import { insertRepliesInLane } from '#platform/http'
import { newId } from '#platform/ids'
import { invariant } from '#platform/refusals'
import { reserveStockInLane } from '#stock'
import { stateOf } from '../order.ts'
import { assignPayments, type PlannedPayment } from '../payment-plan.ts'
import { insertLinesInLane, insertOrdersInLane } from '../queries/insert-orders.ts'
import type { Draft, DraftOrder } from './draft.ts'
import type { LockedBatch } from './lock-batch.ts'
import type { PlacedCheckout, PlacedPayment } from './placed.ts'
import { lineRows, type OrderRow, orderRow } from './rows.ts'

const HOLD_MINUTES = 15

/** A key that this batch did not find was taken by another process before it could commit. */
class KeyTakenMeanwhile extends Error {
  /** Read as a serialization failure: the batch runs again and finds the reply. */
  readonly code = '40001'
}

interface Written {
  draft: Draft
  rows: OrderRow[]
  payments: (LanePayment & { method: PlannedPayment['method'] })[]
  placed: PlacedCheckout
}

/** Writes all that the drafts mean, in one flight; answers each draft with its reply. */
export async function writeBatch(
  tx: LaneTx,
  regionId: string,
  drafts: readonly Draft[],
  locked: LockedBatch,
): Promise<Map<Draft, PlacedCheckout>> {
  if (drafts.length === 0) return new Map()
  const written = drafts.map((draft) => writtenOf(draft, locked))
  const [kept] = await Promise.all([
    insertRepliesInLane(tx, regionId, written.map(replyOf)),
    takeSuppliesInLane(tx, regionId, suppliesTaken(drafts)),
    takeLimitsInLane(tx, regionId, limitsTaken(drafts)),
    reserveStockInLane(tx, regionId, reservationsOf(drafts, locked.at)),
    locked.shortNumbers.write(tx, regionId),
    insertOrdersInLane(
      tx,
      regionId,
      written.flatMap(({ rows }) => rows),
    ),
    insertLinesInLane(
      tx,
      regionId,
      drafts.flatMap((draft) => lineRows(draft, locked.rates)),
    ),
    insertPaymentsInLane(
      tx,
      regionId,
      written.flatMap(({ payments }) => payments),
    ),
    insertCashReceiptsInLane(
      tx,
      regionId,
      written.flatMap((one) => receiptsOf(one, locked.at)),
    ),
    postInLane(
      tx,
      regionId,
      written.flatMap((one) => transfersOf(one, regionId, locked.at)),
    ),
    insertEventsInLane(
      tx,
      written.flatMap((one) => eventsOf(one, regionId, locked.at)),
    ),
  ])
  if (kept !== written.length) throw new KeyTakenMeanwhile('an idempotency key was taken meanwhile')
  return new Map(written.map(({ draft, placed }) => [draft, placed]))
}

function writtenOf(draft: Draft, locked: LockedBatch): Written {
  const { checkout } = draft
  const totals = draft.orders.map((order) => order.quote.totalMinor)
  const parts = assignPayments(draft.payments, totals)
  const payments = draft.payments.map((planned, at) => ({
    ...paymentOf(draft, planned, locked.at),
    orders: parts
      .filter((part) => part.payment === at)
      .map((part) => ({ orderId: draft.orders[part.order]!.id, amountMinor: part.amountMinor })),
  }))
  const rows = draft.orders.map((order) =>
    orderRow(draft, order, {
      at: locked.at,
      shortNumber: shortNumberOf(draft, order, locked),
      ...dueOf(order, payments),
    }),
  )
  const placed: PlacedCheckout = {
    checkoutId: checkout.id,
    channel: checkout.channel,
    currency: draft.orders[0]!.book.currency,
    totalMinor: draft.totalMinor,
    placedAt: locked.at.toISOString(),
    orders: rows.map(placedOrder),
    payments: payments.map(placedPayment),
  }
  return { draft, rows, payments, placed }
}

const shortNumberOf = (draft: Draft, order: DraftOrder, locked: LockedBatch): number =>
  locked.shortNumbers.numberFor({
    communityId: draft.communityId,
    day: order.book.pickupDate,
    residentId: draft.party.residentId,
  })

function paymentOf(draft: Draft, planned: PlannedPayment, at: Date) {
  const { checkout, party } = draft
  const isOnTheSpot = planned.method === 'cash' && checkout.cashAccount !== null
  const isOnline = planned.method === 'sandbox'
  const accountOf = {
    wallet: walletOf(party.residentId ?? ''),
    cash: checkout.cashAccount,
    sandbox: null,
  }
  return {
    id: newId(),
    method: planned.method,
    provider: planned.method,
    amountMinor: planned.amountMinor,
    currency: draft.orders[0]!.book.currency,
    accountId: accountOf[planned.method],
    payerId: checkout.personId,
    payerResidentId: party.residentId,
    createdAt: at,
    expiresAt: isOnline ? new Date(at.getTime() + HOLD_MINUTES * 60_000) : null,
    capturedAt: planned.method === 'wallet' || isOnTheSpot ? at : null,
  }
}

/** What is still open on an order: an online payment holds it a while, cash is due at the handover. */
function dueOf(
  order: DraftOrder,
  payments: Written['payments'],
): { holdUntil: Date | null; cashDueMinor: number } {
  let cashDueMinor = 0
  let holdUntil: Date | null = null
  for (const payment of payments) {
    const part = payment.orders.find(({ orderId }) => orderId === order.id)
    if (part === undefined || payment.capturedAt !== null) continue
    if (payment.method === 'cash') cashDueMinor += part.amountMinor
    else holdUntil = payment.expiresAt
  }
  return { holdUntil, cashDueMinor }
}

function placedOrder(row: OrderRow): PlacedCheckout['orders'][number] {
  const { id, number, windowId, communityId, stationId, fulfilment, pickupDate, slot } = row
  const { shortNumber, goodsMinor, feeMinor, taxMinor, totalMinor, cashDueMinor } = row
  return {
    ...{ id, number, windowId, communityId, stationId, fulfilment, pickupDate, slot },
    ...{ shortNumber, goodsMinor, feeMinor, taxMinor, totalMinor, cashDueMinor },
    state: stateOf({ ...row, cancelledAt: null, expiredAt: null }),
    holdUntil: row.holdUntil?.toISOString() ?? null,
  }
}

function placedPayment(payment: Written['payments'][number]): PlacedPayment {
  const isDue = payment.method === 'cash' && payment.capturedAt === null
  return {
    id: payment.id,
    method: payment.method,
    amountMinor: payment.amountMinor,
    state: payment.capturedAt !== null ? 'captured' : isDue ? 'due' : 'pending',
  }
}

const replyOf = ({ draft, placed }: Written) => ({
  actorId: draft.checkout.keyOwner,
  key: draft.checkout.key,
  hash: draft.checkout.requestHash,
  status: 201,
  reply: placed,
})

function suppliesTaken(drafts: readonly Draft[]): Map<string, number> {
  const taken = new Map<string, number>()
  for (const draft of drafts) {
    for (const order of draft.orders) {
      for (const { offerId, quantity } of order.part.lines) {
        taken.set(offerId, (taken.get(offerId) ?? 0) + quantity)
      }
    }
  }
  return taken
}

const limitsTaken = (drafts: readonly Draft[]) =>
  drafts.flatMap(({ orders, party }) =>
    orders.flatMap((order) =>
      order.part.lines.flatMap(({ offerId, quantity }, at) =>
        order.offers[at]!.limitPerResident === null || party.residentId === null
          ? []
          : [{ offerId, residentId: party.residentId, quantity }],
      ),
    ),
  )

const reservationsOf = (drafts: readonly Draft[], at: Date) =>
  drafts.flatMap(({ orders }) =>
    orders.flatMap((order) =>
      order.part.lines.flatMap(({ quantity }, index) => {
        const { supply, skuId } = order.offers[index]!
        if (supply.kind === 'cap') return []
        const { stationId } = supply
        const lineNumber = index + 1
        return [{ orderId: order.id, lineNumber, stationId, skuId, quantity, reservedAt: at }]
      }),
    ),
  )

const receiptsOf = ({ draft, payments }: Written, at: Date) =>
  payments.flatMap((payment) =>
    payment.method === 'cash' && payment.capturedAt !== null
      ? payment.orders.map(({ orderId, amountMinor }) => ({
          orderId,
          paymentId: payment.id,
          accountId: payment.accountId!,
          amountMinor,
          takenBy: draft.checkout.personId,
          takenAt: at,
        }))
      : [],
  )

function transfersOf({ draft, payments }: Written, regionId: string, at: Date): Transfer[] {
  return payments.flatMap((payment) => {
    if (payment.capturedAt === null) return []
    invariant(payment.accountId !== null, 'a captured payment comes from an account')
    const debitAccount = payment.accountId
    return payment.orders.map(({ orderId, amountMinor }) => ({
      regionId,
      debitAccount,
      creditAccount: ESCROW,
      amountMinor,
      code: 'order-paid',
      orderId,
      subjectId: payment.id,
      actorId: draft.checkout.personId,
      occurredAt: at,
    }))
  })
}

const eventsOf = ({ draft, rows }: Written, regionId: string, at: Date) =>
  rows.map((row) => ({
    regionId,
    id: newId(),
    type: 'order.placed',
    subjectKind: 'order',
    subjectId: row.id,
    body: {
      residentId: row.residentId,
      communityId: row.communityId,
      windowId: row.windowId,
      leaderId: row.leaderId,
      channel: row.channel,
      totalMinor: row.totalMinor,
      isPaid: row.paidAt !== null,
    },
    actorId: draft.checkout.personId,
    occurredAt: at,
  }))
