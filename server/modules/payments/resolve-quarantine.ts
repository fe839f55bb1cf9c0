import type { Tx } from '#platform/db'
import type { ProviderEvent } from './provider.ts'
import { lockQuarantined, markResolved, type Notification } from './queries/notifications.ts'
import { applyEvent } from './receive-notification.ts'
import { QuarantineResolved, StillWrong } from './refusals.ts'
import { getProvider, type PaymentsSetup } from './setup.ts'

export interface Resolution {
  regionId: string
  notificationId: string
  /** processed: it fits now, do what it says; dismissed: settled by hand with the provider. */
  kind: 'processed' | 'dismissed'
  why: string
  by: string
  at: Date
}

/**
 * Settles a message that was kept aside.
 * @throws NotFound, QuarantineResolved, StillWrong
 */
export async function resolveQuarantine(
  tx: Tx,
  setup: PaymentsSetup,
  resolution: Resolution,
): Promise<Notification> {
  const { regionId, notificationId } = resolution
  const notification = await lockQuarantined(tx, regionId, notificationId)
  if (notification.resolvedAt !== null) throw new QuarantineResolved()
  if (resolution.kind === 'processed') {
    const event = notification.body as unknown as ProviderEvent
    const provider = getProvider(setup, notification.provider)
    const why = await applyEvent(tx, provider, regionId, event)
    if (why !== null) throw new StillWrong(why)
  }
  await markResolved(tx, notification, resolution)
  return { ...notification, resolvedAt: resolution.at, resolution: resolution.kind }
}
