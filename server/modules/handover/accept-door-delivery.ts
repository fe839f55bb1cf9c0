import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { lockDoorDelivery } from './lock-door-delivery.ts'
import { type DoorDelivery, doorDeliveryState, markAccepted } from './queries/door-deliveries.ts'
import { DoorDeliveryState } from './refusals.ts'

/**
 * Somebody at the pickup point says that they bring it; said again by the same one it stands.
 * @throws NotFound, DoorDeliveryState
 */
export async function acceptDoorDelivery(
  tx: Tx,
  acceptance: {
    regionId: string
    communityId: string
    doorDeliveryId: string
    /** Set where the leader earns the fee. */
    leaderId: string | null
    by: string
    at: Date
  },
): Promise<DoorDelivery> {
  const { regionId, by, at, leaderId } = acceptance
  const { delivery } = await lockDoorDelivery(tx, acceptance)
  const state = doorDeliveryState(delivery)
  if (state === 'accepted' && delivery.acceptedBy === by) return delivery
  if (state !== 'asked') throw new DoorDeliveryState(state)
  await markAccepted(tx, regionId, delivery.id, { at, by, leaderId })
  await announce(tx, {
    regionId,
    type: 'door-delivery.accepted',
    subjectKind: 'door-delivery',
    subjectId: delivery.id,
    body: { orderId: delivery.orderId, residentId: delivery.residentId, leaderId, personId: by },
    actorId: by,
    occurredAt: at,
  })
  return { ...delivery, acceptedAt: at, acceptedBy: by, leaderId }
}
