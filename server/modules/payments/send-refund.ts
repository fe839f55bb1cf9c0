import { businessNow } from '#platform/clock'
import { type Db, type Tx, transact } from '#platform/db'
import { merchantNumber, refundNumber } from './merchant-number.ts'
import type { RefundStanding } from './provider.ts'
import { quarantine } from './quarantine.ts'
import { getPayment } from './queries/payments.ts'
import { keepRefundError, lockRefund, markAsked } from './queries/refunds.ts'
import type { Refund } from './refund.ts'
import { settleRefund } from './settle-refund.ts'
import { getProvider, type PaymentsSetup } from './setup.ts'

/**
 * Asks the provider to give a refund back, or how it stands when it was asked before. Asking again
 * with the same number does it once, so a crash between asking and writing down harms nothing.
 */
export async function sendRefund(
  db: Db,
  setup: PaymentsSetup,
  regionId: string,
  refundId: string,
): Promise<void> {
  const refund = await transact(db, async (tx) => {
    const locked = await lockRefund(tx, regionId, refundId)
    if (locked === null || locked.route !== 'original') return null
    if (locked.succeededAt !== null || locked.reroutedAt !== null) return null
    const { provider } = await getPayment(tx, regionId, locked.paymentId)
    if (locked.askedAt === null && !setup.providers.has(provider)) {
      await refuseUnasked(tx, locked, provider)
      return null
    }
    await markAsked(tx, locked)
    return locked
  })
  if (refund === null) return
  const payment = await getPayment(db, regionId, refund.paymentId)
  let standing: RefundStanding
  try {
    standing = await ask(setup, payment.provider, refund)
  } catch (error) {
    await keepRefundError(db, refund, String(error))
    return
  }
  const at = await businessNow(db)
  const told = { regionId, refundId, attempts: refund.attempts, provider: payment.provider, at }
  await transact(db, async (tx) => {
    const settled = await settleRefund(tx, { ...told, standing })
    if (settled.outcome !== 'misfit') return
    const number = refundNumber(regionId, refundId, refund.attempts)
    await quarantine(
      tx,
      { regionId, provider: payment.provider, paymentId: payment.id },
      {
        eventId: `asked:${number}:${standing.state}`,
        kind: standing.state === 'failed' ? 'refund.failed' : 'refund.succeeded',
        merchant: getProvider(setup, payment.provider).merchant,
        number,
        reference: standing.reference,
        amountMinor: standing.amountMinor,
        currency: standing.currency,
        occurredAt: standing.settledAt ?? at,
        why: standing.why,
      },
      settled.why,
    )
  })
}

/** Nobody is there to ask any more: a clear no, so that the money may go another way. */
async function refuseUnasked(tx: Tx, refund: Refund, provider: string): Promise<void> {
  const { regionId, id: refundId, attempts, amountMinor, currency } = refund
  const why = `${provider} is not offered any more`
  const sum = { amountMinor, currency, settledAt: null }
  const standing = { state: 'failed', reference: '', why, ...sum } as const
  const at = await businessNow(tx)
  await settleRefund(tx, { regionId, refundId, attempts, provider, standing, at })
}

async function ask(
  setup: PaymentsSetup,
  providerName: string,
  refund: Refund,
): Promise<RefundStanding> {
  const provider = getProvider(setup, providerName)
  const number = refundNumber(refund.regionId, refund.id, refund.attempts)
  const known = refund.providerReference === null ? null : await provider.queryRefund(number)
  if (known !== null) return known
  return provider.refund({
    number,
    paymentNumber: merchantNumber(refund.regionId, refund.paymentId),
    amountMinor: refund.amountMinor,
    currency: refund.currency,
    reason: refund.reason,
  })
}
