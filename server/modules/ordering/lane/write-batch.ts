import { takeLimitsInLane, takeSuppliesInLane } from '#campaigns'
import { postInLane } from '#ledger'
import { insertCashReceiptsInLane, insertPaymentsInLane } from '#payments'
import type { LaneTx } from '#platform/db'
import { insertEventsInLane } from '#platform/events'
import { insertRepliesInLane } from '#platform/http'
import { newId } from '#platform/ids'
import { reserveStockInLane } from '#stock'
import { stateOf } from '../order.ts'
import { insertLinesInLane, insertOrdersInLane } from '../queries/insert-orders.ts'
import type { Draft, DraftOrder } from './draft.ts'
import type { LockedBatch } from './lock-batch.ts'
import { type DraftPayment, dueOf, paymentsOf, receiptsOf, transfersOf } from './paid-by.ts'
import type { PlacedCheckout, PlacedPayment } from './placed.ts'
import { lineRows, type OrderRow, orderRow } from './rows.ts'
import { limitsTaken, reservationsOf, suppliesTaken } from './taken.ts'

/** A key that this batch did not find was taken by another process before it could commit. */
class KeyTakenMeanwhile extends Error {
  /** Read as a serialization failure: the batch runs again and finds the reply. */
  readonly code = '40001'
}

interface Written {
  draft: Draft
  rows: OrderRow[]
  payments: DraftPayment[]
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
      written.flatMap(({ draft, payments }) => receiptsOf(draft, payments, locked.at)),
    ),
    postInLane(
      tx,
      regionId,
      written.flatMap(({ draft, payments }) => transfersOf(draft, payments, locked.at)),
    ),
    insertEventsInLane(
      tx,
      regionId,
      written.flatMap((one) => eventsOf(one, regionId, locked.at)),
    ),
  ])
  if (kept !== written.length) throw new KeyTakenMeanwhile('an idempotency key was taken meanwhile')
  return new Map(written.map(({ draft, placed }) => [draft, placed]))
}

function writtenOf(draft: Draft, locked: LockedBatch): Written {
  const { checkout } = draft
  const payments = paymentsOf(draft, locked.at)
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

function placedOrder(row: OrderRow): PlacedCheckout['orders'][number] {
  const { id, number, windowId, communityId, stationId, fulfilment, pickupDate, slot } = row
  const { shortNumber, goodsMinor, feeMinor, taxMinor, totalMinor, cashDueMinor } = row
  return {
    ...{ id, number, windowId, communityId, stationId, fulfilment, pickupDate, slot },
    ...{ shortNumber, goodsMinor, feeMinor, taxMinor, totalMinor, cashDueMinor },
    state: stateOf({
      ...row,
      cancelledAt: null,
      expiredAt: null,
      closedAt: null,
      closedWhy: null,
    }),
    holdUntil: row.holdUntil?.toISOString() ?? null,
  }
}

function placedPayment(payment: DraftPayment): PlacedPayment {
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
