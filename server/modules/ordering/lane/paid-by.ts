import { ESCROW, type Transfer, walletOf } from '#ledger'
import type { LanePayment } from '#payments'
import { newId } from '#platform/ids'
import { invariant } from '#platform/refusals'
import { assignPayments, type PlannedPayment } from '../payment-plan.ts'
import type { PaymentMethod } from './checkout.ts'
import type { Draft, DraftOrder } from './draft.ts'

/** A payment of a draft as it is written, with what of it is for which order. */
export type DraftPayment = LanePayment & { method: PaymentMethod }

/** The payments of a draft: a wallet's and cash on the spot captured, an online one waiting. */
export function paymentsOf(draft: Draft, at: Date): DraftPayment[] {
  const totals = draft.orders.map((order) => order.quote.totalMinor)
  const parts = assignPayments(draft.payments, totals)
  return draft.payments.map((planned, index) => ({
    ...paymentOf(draft, planned, at),
    orders: parts
      .filter((part) => part.payment === index)
      .map((part) => ({ orderId: draft.orders[part.order]!.id, amountMinor: part.amountMinor })),
  }))
}

function paymentOf(draft: Draft, planned: PlannedPayment, at: Date) {
  const { checkout, party } = draft
  const isOnTheSpot = planned.method === 'cash' && checkout.cashAccount !== null
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
    payerResidentId: isOthersMoney(draft, planned) ? null : party.residentId,
    createdAt: at,
    expiresAt: planned.method === 'sandbox' ? holdEnd(draft, at) : null,
    capturedAt: planned.method === 'wallet' || isOnTheSpot ? at : null,
  }
}

/** Paid online by who orders for a neighbour: it is not the neighbour's wallet it may go back to. */
const isOthersMoney = ({ checkout, party }: Draft, { method }: PlannedPayment): boolean =>
  method === 'sandbox' && party.personId !== checkout.personId

// One payment may be for several orders: none of them ends before it.
function holdEnd(draft: Draft, at: Date): Date {
  const minutes = draft.orders.map(
    (order) => order.book.communities.get(draft.communityId)!.holdMinutes,
  )
  return new Date(at.getTime() + Math.min(...minutes) * 60_000)
}

/** What is still open on an order: an online payment holds it a while, cash is due at the handover. */
export function dueOf(
  order: DraftOrder,
  payments: readonly DraftPayment[],
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

export const receiptsOf = (draft: Draft, payments: readonly DraftPayment[], at: Date) =>
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

export const transfersOf = (
  draft: Draft,
  payments: readonly DraftPayment[],
  at: Date,
): Transfer[] =>
  payments.flatMap((payment) => {
    if (payment.capturedAt === null) return []
    invariant(payment.accountId !== null, 'a captured payment comes from an account')
    const debitAccount = payment.accountId
    return payment.orders.map(({ orderId, amountMinor }) => ({
      regionId: draft.checkout.regionId,
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
