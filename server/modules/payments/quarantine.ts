import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import type { ProviderEvent } from './provider.ts'
import { insertNotification, settleNotification } from './queries/notifications.ts'

/** Keeps what a provider proved but what does not fit, for finance to look at; once an event. */
export async function quarantine(
  tx: Tx,
  from: { regionId: string; provider: string; paymentId: string | null },
  event: ProviderEvent,
  why: string,
): Promise<void> {
  const id = newId()
  if (!(await insertNotification(tx, { ...from, id, event }))) return
  await keepQuarantined(tx, from.regionId, id, why)
}

/** Marks a message that is kept already as one that does not fit, and tells it. */
export async function keepQuarantined(
  tx: Tx,
  regionId: string,
  id: string,
  why: string,
): Promise<void> {
  await settleNotification(tx, regionId, id, why)
  await announce(tx, {
    regionId,
    type: 'payment.quarantined',
    subjectKind: 'payment-notification',
    subjectId: id,
    body: { notificationId: id },
    occurredAt: await businessNow(tx),
  })
}
