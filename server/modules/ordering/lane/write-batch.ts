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
import type { ShortNumbers } from '../queries/short-numbers.ts'
import type { Draft, DraftOrder } from './draft.ts'
import type { BatchFacts } from './lock-batch.ts'
import { type DraftPayment, dueOf, paymentsOf, receiptsOf, transfersOf } from './paid-by.ts'
import type { PlacedCheckout, PlacedPayment } from './placed.ts'
import { type LineRow, lineRows, type OrderRow, orderRow } from './rows.ts'
import { limitsTaken, reservationsOf, suppliesTaken } from './taken.ts'

/** A draft with what of its rows can be told before its draws are locked. */
export interface Prepared {
  draft: Draft
  at: Date
  payments: DraftPayment[]
  lines: LineRow[]
}

interface Written extends Prepared {
  rows: OrderRow[]
  placed: PlacedCheckout
}

export function prepare(draft: Draft, { at, rates }: Pick<BatchFacts, 'at' | 'rates'>): Prepared {
  return { draft, at, payments: paymentsOf(draft, at), lines: lineRows(draft, rates) }
}

/** Writes all that the drafts mean, in one flight; answers each with its reply. */
export async function writeBatch(
  tx: LaneTx,
  regionId: string,
  accepted: readonly Prepared[],
  shortNumbers: ShortNumbers,
): Promise<Map<Prepared, PlacedCheckout>> {
  if (accepted.length === 0) return new Map()
  const written = accepted.map((one) => writtenOf(one, shortNumbers))
  const drafts = accepted.map(({ draft }) => draft)
  const { at } = accepted[0]!
  await Promise.all([
    insertRepliesInLane(tx, regionId, written.map(replyOf)),
    takeSuppliesInLane(tx, regionId, suppliesTaken(drafts)),
    takeLimitsInLane(tx, regionId, limitsTaken(drafts)),
    reserveStockInLane(tx, regionId, reservationsOf(drafts, at)),
    shortNumbers.write(tx, regionId),
    insertOrdersInLane(
      tx,
      regionId,
      written.flatMap(({ rows }) => rows),
    ),
    insertLinesInLane(
      tx,
      regionId,
      written.flatMap(({ lines }) => lines),
    ),
    insertPaymentsInLane(
      tx,
      regionId,
      written.flatMap(({ payments }) => payments),
    ),
    insertCashReceiptsInLane(
      tx,
      regionId,
      written.flatMap(({ draft, payments }) => receiptsOf(draft, payments, at)),
    ),
    postInLane(
      tx,
      regionId,
      written.flatMap(({ draft, payments }) => transfersOf(draft, payments, at)),
    ),
    insertEventsInLane(
      tx,
      regionId,
      written.flatMap((one) => eventsOf(one, regionId)),
    ),
  ])
  return new Map(accepted.map((one, index) => [one, written[index]!.placed]))
}

function writtenOf(prepared: Prepared, shortNumbers: ShortNumbers): Written {
  const { draft, at, payments } = prepared
  const { checkout } = draft
  const rows = draft.orders.map((order) =>
    orderRow(draft, order, {
      at,
      shortNumber: shortNumberOf(draft, order, shortNumbers),
      ...dueOf(order, payments),
    }),
  )
  const placed: PlacedCheckout = {
    checkoutId: checkout.id,
    channel: checkout.channel,
    currency: draft.orders[0]!.book.currency,
    totalMinor: draft.totalMinor,
    placedAt: at.toISOString(),
    orders: rows.map(placedOrder),
    payments: payments.map(placedPayment),
  }
  return { ...prepared, rows, placed }
}

const shortNumberOf = (draft: Draft, order: DraftOrder, shortNumbers: ShortNumbers): number =>
  shortNumbers.numberFor({
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

const eventsOf = ({ draft, rows, at }: Written, regionId: string) =>
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
