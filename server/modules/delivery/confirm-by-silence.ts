import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import type { Sweep } from '#platform/jobs'
import { announceReady } from './announce-ready.ts'
import type { Delivery } from './delivery.ts'
import { listRegionsDue, lockDue, markConfirmed } from './queries/deliveries.ts'

const SET_SIZE = 200

/** What nobody confirmed by its deadline came complete. */
export const confirmBySilence: Sweep = {
  name: 'delivery-confirm-by-silence',
  everyMs: 5_000,
  sweep: confirmDue,
}

async function confirmDue(tx: Tx): Promise<number> {
  const at = await businessNow(tx)
  let confirmed = 0
  for (const regionId of await listRegionsDue(tx, at)) {
    const due = await lockDue(tx, regionId, at, SET_SIZE)
    await confirmAll(tx, regionId, due, at)
    confirmed += due.length
  }
  return confirmed
}

async function confirmAll(
  tx: Tx,
  regionId: string,
  due: readonly Delivery[],
  at: Date,
): Promise<void> {
  if (due.length === 0) return
  const ids = due.map(({ id }) => id)
  await markConfirmed(tx, regionId, ids, { at, by: null })
  for (const [pickupDate, ofDay] of Map.groupBy(due, (delivery) => delivery.pickupDate)) {
    const communityIds = [...new Set(ofDay.map(({ communityId }) => communityId))]
    await announceAll(
      tx,
      communityIds.map((communityId) => ({
        regionId,
        type: 'delivery.confirmed',
        subjectKind: 'community',
        subjectId: communityId,
        body: { communityId, pickupDate, reportCount: 0 },
        occurredAt: at,
      })),
    )
    await announceReady(tx, { regionId, pickupDate, communityIds, by: null, at })
  }
}
