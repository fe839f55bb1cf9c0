import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { announceReady } from './announce-ready.ts'
import { lockDeliveries, markConfirmed } from './queries/deliveries.ts'
import type { Report } from './read-reports.ts'
import { recordDiscrepancies } from './record-discrepancies.ts'
import { AlreadyConfirmed, NotArrived } from './refusals.ts'

export interface Confirmation {
  regionId: string
  communityId: string
  pickupDate: string
  reports: readonly Report[]
  by: string
  at: Date
}

/**
 * The leader says what came for a community and day: all of it, but for what is reported.
 * @throws NotArrived
 * @throws AlreadyConfirmed also when the deadline has passed and silence confirms
 */
export async function confirmDelivery(tx: Tx, confirmation: Confirmation): Promise<void> {
  const { regionId, communityId, pickupDate, reports, by, at } = confirmation
  const deliveries = await lockDeliveries(tx, regionId, { communityId, pickupDate })
  if (deliveries.length === 0) throw new NotArrived()
  const open = deliveries.filter(
    ({ confirmedAt, confirmBy }) => confirmedAt === null && confirmBy > at,
  )
  if (open.length === 0) {
    const last = deliveries.at(-1)!
    throw new AlreadyConfirmed(last.confirmedAt ?? last.confirmBy)
  }
  const ids = open.map(({ id }) => id)
  await markConfirmed(tx, regionId, ids, { at, by })
  await recordDiscrepancies(tx, { ...confirmation, deliveries: open, stage: 'transport' })
  await announce(tx, {
    regionId,
    type: 'delivery.confirmed',
    subjectKind: 'community',
    subjectId: communityId,
    body: { communityId, pickupDate, reportCount: reports.length },
    actorId: by,
    occurredAt: at,
  })
  await announceReady(tx, { regionId, pickupDate, communityIds: [communityId], by, at })
}
