import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { closeWindow, lockWindow, markWithdrawn, type Withdrawal } from './queries/windows.ts'
import { AlreadyWithdrawn, WindowEnded } from './refusals.ts'
import { type Window, windowState } from './window.ts'

/**
 * Takes a window off sale. What happens to what was ordered is announced with it: 'cancel' has
 * ordering cancel and pay back, 'keep' has it delivered as if the cutoff were now.
 */
export async function withdrawWindow(
  tx: Tx,
  { regionId, windowId, ...withdrawal }: Withdrawal & { regionId: string; windowId: string },
): Promise<Window> {
  const window = await lockWindow(tx, regionId, windowId)
  if (window.withdrawnAt !== null) throw new AlreadyWithdrawn(window.withdrawnAt)
  const state = windowState(window, withdrawal.at)
  if (state === 'closed') throw new WindowEnded(state)

  await markWithdrawn(tx, window, withdrawal)
  const { orders, by, at } = withdrawal
  const fact = {
    regionId,
    subjectKind: 'window',
    subjectId: windowId,
    actorId: by,
    occurredAt: at,
  }
  await announce(tx, {
    ...fact,
    type: 'window.withdrawn',
    body: { state, orders, pickupDate: window.pickupDate },
  })
  if (state === 'open' && orders === 'keep') {
    await closeWindow(tx, window, at)
    await announce(tx, {
      ...fact,
      type: 'window.closed',
      body: { closesAt: at, pickupDate: window.pickupDate },
    })
  }
  return lockWindow(tx, regionId, windowId)
}
