import { businessNow } from '#platform/clock'
import type { Db } from '#platform/db'
import { merchantNumber } from './merchant-number.ts'
import { type Payment, paymentState } from './payment.ts'
import type { CreatedPayment } from './provider.ts'
import { scheduleFirstQuery } from './queries/due-payments.ts'
import { getPayment, keepReference } from './queries/payments.ts'
import { PaymentEnded, ProviderAway } from './refusals.ts'
import { getProvider, notifyUrlOf, type PaymentsSetup } from './setup.ts'

const MOST_SECONDS = 24 * 3600

/**
 * Asks the provider for the page on which a payment is paid. It runs outside a transaction and may
 * be called again, after a failure or to come back to the page: the provider knows the payment by
 * its number and makes it once.
 * @param start.returnPath path on our own origin where the payer comes back to
 * @throws PaymentEnded, ProviderNotOffered, ProviderAway
 */
export async function startOnlinePayment(
  db: Db,
  setup: PaymentsSetup,
  start: { regionId: string; paymentId: string; returnPath: string; description: string },
): Promise<Payment & { redirectUrl: string }> {
  const { regionId, paymentId } = start
  const payment = await getPayment(db, regionId, paymentId)
  const provider = getProvider(setup, payment.provider)
  const at = await businessNow(db)
  const secondsLeft = secondsUntil(payment.expiresAt, at)
  const state = paymentState(payment)
  if (state !== 'waiting' || secondsLeft <= 0) {
    throw new PaymentEnded(state === 'waiting' ? 'expired' : state)
  }
  if (payment.redirectUrl !== null) return { ...payment, redirectUrl: payment.redirectUrl }

  await scheduleFirstQuery(db, regionId, paymentId)
  let created: CreatedPayment
  try {
    created = await provider.create({
      payment: {
        regionId,
        id: paymentId,
        number: merchantNumber(regionId, paymentId),
        amountMinor: payment.amountMinor,
        currency: payment.currency,
        expiresInSeconds: secondsLeft,
      },
      description: start.description,
      returnUrl: new URL(start.returnPath, setup.publicUrl).href,
      notifyUrl: notifyUrlOf(setup, regionId, payment.provider),
    })
  } catch (cause) {
    throw Object.assign(new ProviderAway(payment.provider), { cause })
  }
  await keepReference(db, regionId, paymentId, created)
  return {
    ...payment,
    providerReference: created.reference,
    redirectUrl: created.redirectUrl,
  }
}

const secondsUntil = (end: Date | null, at: Date): number =>
  end === null
    ? MOST_SECONDS
    : Math.min(MOST_SECONDS, Math.ceil((end.getTime() - at.getTime()) / 1000))
