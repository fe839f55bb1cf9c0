import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { getOffer, markOfferWithdrawn } from './queries/offers.ts'
import { lockWindow, raiseVersion, type Withdrawal } from './queries/windows.ts'
import { AlreadyWithdrawn, WindowEnded } from './refusals.ts'
import { windowState } from './window.ts'

export interface OfferWithdrawal extends Withdrawal {
  regionId: string
  windowId: string
  offerId: string
}

/** Takes one offer off sale: 'cancel' has ordering cancel its lines and pay back, 'keep' not. */
export async function withdrawOffer(
  tx: Tx,
  { regionId, windowId, offerId, ...withdrawal }: OfferWithdrawal,
): Promise<{ version: number }> {
  const window = await lockWindow(tx, regionId, windowId)
  const state = windowState(window, withdrawal.at)
  if (state === 'closed' || state === 'withdrawn') throw new WindowEnded(state)
  const offer = await getOffer(tx, regionId, windowId, offerId)
  if (offer.withdrawnAt !== null) throw new AlreadyWithdrawn(offer.withdrawnAt)

  await markOfferWithdrawn(tx, regionId, offerId, withdrawal)
  const version = await raiseVersion(tx, regionId, windowId)
  await announce(tx, {
    type: 'offer.withdrawn',
    regionId,
    subjectKind: 'offer',
    subjectId: offerId,
    body: { windowId, orders: withdrawal.orders, reserved: offer.reserved },
    actorId: withdrawal.by,
    occurredAt: withdrawal.at,
  })
  return { version }
}
