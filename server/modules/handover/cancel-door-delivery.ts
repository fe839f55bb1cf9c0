import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { endFees } from './end-fees.ts'
import { lockDoorDelivery } from './lock-door-delivery.ts'
import { type DoorDelivery, doorDeliveryState, markCancelled } from './queries/door-deliveries.ts'
import { DoorDeliveryState } from './refusals.ts'

export interface Cancellation {
  why: string
  by: string | null
  at: Date
}

/**
 * Calls a delivery to the door off: the goods wait at the pickup point, a fee paid goes back.
 * @throws NotFound, DoorDeliveryState
 */
export async function cancelDoorDelivery(
  tx: Tx,
  wanted: { regionId: string; communityId: string; doorDeliveryId: string } & Cancellation,
): Promise<DoorDelivery> {
  const { delivery } = await lockDoorDelivery(tx, wanted)
  const state = doorDeliveryState(delivery)
  if (state === 'done' || state === 'cancelled') throw new DoorDeliveryState(state)
  await cancelDoorDeliveries(tx, wanted.regionId, [delivery], wanted)
  const { at, by, why } = wanted
  return { ...delivery, cancelledAt: at, cancelledBy: by, cancelledWhy: why }
}

/** The same for deliveries whose orders are locked already; done ones are left alone. */
export async function cancelDoorDeliveries(
  tx: Tx,
  regionId: string,
  deliveries: readonly Pick<DoorDelivery, 'id'>[],
  cancellation: Cancellation,
): Promise<void> {
  const { by, at } = cancellation
  const ids = deliveries.map((one) => one.id)
  const cancelled = await markCancelled(tx, regionId, ids, cancellation)
  if (cancelled.length === 0) return
  const returned = await endFees(tx, cancelled, { regionId, by, at })
  await announceAll(
    tx,
    cancelled.map((one) => ({
      regionId,
      type: 'door-delivery.cancelled',
      subjectKind: 'door-delivery',
      subjectId: one.id,
      body: {
        orderId: one.orderId,
        residentId: one.residentId,
        feeMinor: returned.get(one.id) ?? 0,
      },
      actorId: by,
      occurredAt: at,
    })),
  )
}
