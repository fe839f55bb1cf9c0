import { openAccounts, operatorAccount, postTransfers, providerAccount, REFUNDS_DUE } from '#ledger'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { MISFITS } from './misfits.ts'
import type { RefundStanding } from './provider.ts'
import { getPayment } from './queries/payments.ts'
import { keepRefundReference, lockRefund, markRefused, markSucceeded } from './queries/refunds.ts'
import type { Refund } from './refund.ts'

export type RefundOutcome =
  | { outcome: 'settled' | 'repeated' | 'processing' }
  | { outcome: 'misfit'; why: string }

/**
 * Writes down what a provider says of a refund. A success posts it once; a clear no is tried again
 * later under a number of its own, and alerts a person after some; what does not fit is for a
 * person to look at.
 * @param told.attempts which try the provider speaks of
 */
export async function settleRefund(
  tx: Tx,
  told: {
    regionId: string
    refundId: string
    attempts: number
    provider: string
    standing: RefundStanding
    at: Date
  },
): Promise<RefundOutcome> {
  const refund = await lockRefund(tx, told.regionId, told.refundId)
  if (refund === null) return { outcome: 'misfit', why: MISFITS.noRefund() }
  const payment = await getPayment(tx, told.regionId, refund.paymentId)
  if (payment.provider !== told.provider) {
    return { outcome: 'misfit', why: MISFITS.otherProvider(payment.provider) }
  }
  const { standing } = told
  const why = whyMisfit(refund, told.attempts, standing)
  if (why !== null) return { outcome: 'misfit', why }
  if (refund.succeededAt !== null || told.attempts < refund.attempts) return { outcome: 'repeated' }

  if (standing.state === 'processing') {
    await keepRefundReference(tx, refund, standing.reference)
    return { outcome: 'processing' }
  }
  if (standing.state === 'failed') {
    const failure = standing.why ?? 'the provider did not say why'
    const { alertedNow } = await markRefused(tx, refund, { at: told.at, why: failure })
    await tell(tx, refund, 'refund.failed', told.at)
    if (alertedNow) await tell(tx, refund, 'refund.alerted', told.at)
    return { outcome: 'settled' }
  }
  await markSucceeded(tx, refund, { ...standing, at: told.at })
  await openAccounts(tx, [operatorAccount(refund.regionId, REFUNDS_DUE, refund.currency)])
  await postRefundLeg(tx, refund, providerAccount(told.provider), { at: told.at, by: null })
  return { outcome: 'settled' }
}

/** Why what is told is not of this refund, in words for finance; null when it fits. Pure. */
export function whyMisfit(
  refund: Pick<Refund, 'amountMinor' | 'currency' | 'attempts' | 'succeededAt' | 'reroutedAt'>,
  attempts: number,
  standing: Pick<RefundStanding, 'state' | 'amountMinor' | 'currency'>,
): string | null {
  if (standing.currency !== refund.currency || standing.amountMinor !== refund.amountMinor) {
    return MISFITS.otherSumBack(standing, refund)
  }
  const isOld = attempts < refund.attempts
  if (standing.state === 'succeeded') {
    if (refund.reroutedAt !== null) return MISFITS.backTwice()
    if (isOld) return MISFITS.backLate()
  }
  if (standing.state === 'failed' && refund.succeededAt !== null && !isOld) {
    return MISFITS.failedAfterwards()
  }
  return null
}

/** Posts the last leg of a refund and tells it: from what is due to where the money goes. */
export async function postRefundLeg(
  tx: Tx,
  refund: Pick<Refund, 'regionId' | 'id' | 'paymentId' | 'orderId' | 'amountMinor' | 'route'>,
  creditAccount: string,
  done: { at: Date; by: string | null },
): Promise<void> {
  await postTransfers(tx, [
    {
      regionId: refund.regionId,
      debitAccount: REFUNDS_DUE,
      creditAccount,
      amountMinor: refund.amountMinor,
      code: 'refund-succeeded',
      orderId: refund.orderId,
      subjectId: refund.id,
      actorId: done.by,
      occurredAt: done.at,
    },
  ])
  await tell(tx, refund, 'refund.succeeded', done.at, done.by)
}

const tell = (
  tx: Tx,
  refund: Pick<Refund, 'regionId' | 'id' | 'paymentId' | 'orderId' | 'amountMinor' | 'route'>,
  type: string,
  at: Date,
  by: string | null = null,
): Promise<void> =>
  announce(tx, {
    regionId: refund.regionId,
    type,
    subjectKind: 'refund',
    subjectId: refund.id,
    body: {
      refundId: refund.id,
      paymentId: refund.paymentId,
      orderId: refund.orderId,
      amountMinor: refund.amountMinor,
      route: refund.route,
    },
    actorId: by,
    occurredAt: at,
  })
