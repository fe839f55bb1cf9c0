import { businessNow } from '#platform/clock'
import { type Db, transact } from '#platform/db'
import { failures } from '#platform/metrics'
import { capturePayment } from './capture-payment.ts'
import { failPayment } from './fail-payment.ts'
import { merchantNumber } from './merchant-number.ts'
import type { PaymentStanding } from './provider.ts'
import { quarantine } from './quarantine.ts'
import { stopQuerying } from './queries/due-payments.ts'
import { getPayment } from './queries/payments.ts'
import { getProvider, type PaymentsSetup } from './setup.ts'

/** Asks a provider how a payment stands, so that one whose notification never comes is settled. */
export async function queryPayment(
  db: Db,
  setup: PaymentsSetup,
  regionId: string,
  paymentId: string,
): Promise<void> {
  const payment = await getPayment(db, regionId, paymentId)
  if (payment.capturedAt !== null || payment.failedAt !== null) return
  let standing: PaymentStanding | null
  try {
    const provider = getProvider(setup, payment.provider)
    standing = await provider.query(merchantNumber(regionId, paymentId))
  } catch {
    // It is asked again later: the next asking was set before this one.
    failures.inc({ what: 'payment query' })
    return
  }
  const at = await businessNow(db)
  const isOver = payment.expiresAt !== null && payment.expiresAt <= at
  if (standing === null && !isOver) return
  if (standing === null || standing.state === 'closed') {
    const why = standing === null ? 'never reached the provider' : 'closed at the provider'
    const failure = { regionId, paymentId, provider: payment.provider, why, at }
    await transact(db, (tx) => failPayment(tx, failure))
    return
  }
  if (standing.state === 'waiting') return
  await capture(db, setup, { regionId, paymentId, provider: payment.provider, at }, standing)
}

async function capture(
  db: Db,
  setup: PaymentsSetup,
  asked: { regionId: string; paymentId: string; provider: string; at: Date },
  standing: PaymentStanding,
): Promise<void> {
  const { regionId, paymentId } = asked
  const ourMerchant = getProvider(setup, asked.provider).merchant
  const paidAt = standing.paidAt ?? asked.at
  await transact(db, async (tx) => {
    const captured = await capturePayment(tx, { ...asked, ...standing, ourMerchant, paidAt })
    if (captured.outcome !== 'misfit') return
    const event = {
      eventId: `asked:${standing.reference}`,
      kind: 'payment.paid' as const,
      merchant: standing.merchant,
      number: merchantNumber(regionId, paymentId),
      reference: standing.reference,
      amountMinor: standing.amountMinor,
      currency: standing.currency,
      occurredAt: paidAt,
      why: null,
    }
    await quarantine(tx, asked, event, captured.why)
    await stopQuerying(tx, regionId, paymentId)
  })
}
