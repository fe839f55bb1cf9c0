import { ESCROW, openAccounts, operatorAccount, postTransfers, providerAccount } from '#ledger'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { MISFITS } from './misfits.ts'
import type { PaidOrder, Payment } from './payment.ts'
import { listOrdersOfPayments, lockPayments, markCaptured } from './queries/payments.ts'

/** What a provider says came in. */
export interface Capture {
  regionId: string
  paymentId: string
  provider: string
  /** For whom the provider took it, and who we are there. */
  merchant: string
  ourMerchant: string
  reference: string
  amountMinor: number
  currency: string
  paidAt: Date
  at: Date
}

export type CaptureOutcome =
  | { outcome: 'captured' | 'repeated'; payment: Payment }
  /** It is proven but does not fit: money for a person to look at, nothing was posted. */
  | { outcome: 'misfit'; why: string }

/**
 * Takes the money of an online payment into escrow, or into the wallet that is topped up, once:
 * told again, in whatever order, it changes nothing. Also after expiry or failure, since the money
 * is there; who listens to payment.captured says whether it is used or given back.
 */
export async function capturePayment(tx: Tx, capture: Capture): Promise<CaptureOutcome> {
  const [payment] = await lockPayments(tx, capture.regionId, [capture.paymentId])
  if (payment === undefined) return { outcome: 'misfit', why: MISFITS.noPayment() }
  const why = whyMisfit(payment, capture)
  if (why !== null) return { outcome: 'misfit', why }
  if (payment.capturedAt !== null) return { outcome: 'repeated', payment }

  const accountId = providerAccount(capture.provider)
  const orders = await listOrdersOfPayments(tx, payment.regionId, [payment.id])
  await markCaptured(tx, { ...payment, accountId }, capture)
  await postCapture(tx, { ...payment, accountId }, orders, capture.at)
  return { outcome: 'captured', payment: { ...payment, accountId, capturedAt: capture.at } }
}

/** Why a capture is not of this payment, in words for finance; null when it fits. Pure. */
function whyMisfit(
  payment: Pick<Payment, 'provider' | 'providerReference' | 'amountMinor' | 'currency'>,
  capture: Omit<Capture, 'regionId' | 'paymentId' | 'paidAt' | 'at'>,
): string | null {
  if (capture.merchant !== capture.ourMerchant) return MISFITS.otherMerchant(capture.merchant)
  if (payment.provider !== capture.provider) return MISFITS.otherProvider(payment.provider)
  if (payment.currency !== capture.currency || payment.amountMinor !== capture.amountMinor) {
    return MISFITS.otherSum(capture, payment)
  }
  if (payment.providerReference !== null && payment.providerReference !== capture.reference) {
    return MISFITS.otherReference(capture.reference)
  }
  return null
}

/** Posts a payment that came in and tells it; its account is where the money comes from. */
export async function postCapture(
  tx: Tx,
  payment: Payment & { accountId: string },
  orders: readonly PaidOrder[],
  at: Date,
): Promise<void> {
  const { regionId, accountId, currency } = payment
  const operatorAccounts = [ESCROW, ...(accountId.startsWith('provider:') ? [accountId] : [])]
  await openAccounts(
    tx,
    operatorAccounts.map((id) => operatorAccount(regionId, id, currency)),
  )
  const common = { regionId, subjectId: payment.id, actorId: payment.payerId, occurredAt: at }
  await postTransfers(
    tx,
    payment.topUpAccountId === null
      ? orders.map(({ orderId, amountMinor }) => ({
          ...common,
          debitAccount: accountId,
          creditAccount: ESCROW,
          amountMinor,
          code: 'order-paid',
          orderId,
        }))
      : [
          {
            ...common,
            debitAccount: accountId,
            creditAccount: payment.topUpAccountId,
            amountMinor: payment.amountMinor,
            code: 'wallet-topped-up',
          },
        ],
  )
  await announce(tx, {
    regionId,
    type: 'payment.captured',
    subjectKind: 'payment',
    subjectId: payment.id,
    body: {
      paymentId: payment.id,
      provider: payment.provider,
      amountMinor: payment.amountMinor,
      orderIds: orders.map((order) => order.orderId),
    },
    actorId: payment.payerId,
    occurredAt: at,
  })
}
