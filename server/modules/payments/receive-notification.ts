import { businessNow } from '#platform/clock'
import { type Db, type Tx, transact } from '#platform/db'
import { newId } from '#platform/ids'
import { capturePayment } from './capture-payment.ts'
import { failPayment } from './fail-payment.ts'
import { readMerchantNumber } from './merchant-number.ts'
import { MISFITS } from './misfits.ts'
import type { PaymentProvider, ProviderEvent } from './provider.ts'
import { keepQuarantined } from './quarantine.ts'
import { insertNotification, settleNotification } from './queries/notifications.ts'
import { settleRefund } from './settle-refund.ts'

/**
 * Takes a provider's message: proven first, then kept once by its event, then done in the same
 * transaction. Doubled, at once or out of order, it changes nothing a second time; what is proven
 * and does not fit is kept aside for finance.
 * @throws NotificationRefused when it is not proven to be the provider's
 */
export async function receiveNotification(
  db: Db,
  provider: PaymentProvider,
  received: {
    regionId: string
    headers: Readonly<Record<string, string | string[] | undefined>>
    rawBody: Buffer
  },
): Promise<void> {
  const event = provider.verifyNotification(received.headers, received.rawBody)
  const { regionId } = received
  const about = readMerchantNumber(event.number)
  await transact(db, async (tx) => {
    const id = newId()
    const paymentId = about !== null && event.kind.startsWith('payment.') ? about.id : null
    const from = { regionId, id, provider: provider.name, paymentId, event }
    if (!(await insertNotification(tx, from))) return
    const why = await applyEvent(tx, provider, regionId, event)
    if (why === null) await settleNotification(tx, regionId, id, null)
    else await keepQuarantined(tx, regionId, id, why)
  })
}

/** Does what a proven message says; returns why it does not fit, or null when it is done. */
export async function applyEvent(
  tx: Tx,
  provider: PaymentProvider,
  regionId: string,
  event: ProviderEvent,
): Promise<string | null> {
  const about = readMerchantNumber(event.number)
  if (about === null) return MISFITS.notOurNumber(event.number)
  if (about.regionId !== regionId) return MISFITS.otherRegion(about.regionId)
  if (event.merchant !== provider.merchant) return MISFITS.otherMerchant(event.merchant)
  const at = await businessNow(tx)
  const occurredAt = new Date(event.occurredAt)
  if (event.kind === 'payment.closed') {
    const why = event.why ?? 'closed at the provider'
    await failPayment(tx, { regionId, paymentId: about.id, provider: provider.name, why, at })
    return null
  }
  if (event.kind === 'payment.paid') {
    const captured = await capturePayment(tx, {
      ...event,
      regionId,
      paymentId: about.id,
      provider: provider.name,
      ourMerchant: provider.merchant,
      paidAt: occurredAt,
      at,
    })
    return captured.outcome === 'misfit' ? captured.why : null
  }
  const settled = await settleRefund(tx, {
    regionId,
    refundId: about.id,
    attempts: about.attempts,
    provider: provider.name,
    standing: {
      ...event,
      state: event.kind === 'refund.succeeded' ? 'succeeded' : 'failed',
      settledAt: occurredAt,
    },
    at,
  })
  return settled.outcome === 'misfit' ? settled.why : null
}
