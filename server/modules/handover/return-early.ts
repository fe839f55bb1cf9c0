import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { listLiveDoorDeliveries } from './queries/door-deliveries.ts'
import { lockPickups } from './queries/pickups.ts'
import { NotWaiting, WithDoorDelivery } from './refusals.ts'
import { returnPickups } from './return-pickups.ts'
import type { WhyBack } from './uncollected.ts'

export interface EarlyReturn {
  regionId: string
  /** Where it waits. */
  stationId: string
  orderId: string
  why: Exclude<WhyBack, 'overdue'>
  note: string
  by: string
  at: Date
}

/**
 * Takes back what waits at a station before its time is over, with the reason: what is not given up
 * by whoever ordered it is refunded whole.
 * @throws NotFound where it waits elsewhere; NotWaiting, WithDoorDelivery
 */
export async function returnEarly(tx: Tx, early: EarlyReturn): Promise<void> {
  const { regionId, stationId, orderId } = early
  const [pickup] = await lockPickups(tx, regionId, [orderId])
  if (pickup === undefined || pickup.stationId !== stationId) throw new NotFound('order')
  if (pickup.handedAt !== null) throw new NotWaiting('handed')
  if (pickup.returnedAt !== null) throw new NotWaiting('returned')
  if (pickup.deadlineAt === null) throw new NotWaiting('not-ready')
  const [door] = await listLiveDoorDeliveries(tx, regionId, [orderId])
  if (door !== undefined) throw new WithDoorDelivery(door.id)
  await returnPickups(tx, regionId, [pickup], early)
}
