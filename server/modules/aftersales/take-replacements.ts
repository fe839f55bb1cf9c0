import { getRegion, nextDeliveryDayOf } from '#places'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { localDate } from '#platform/time'
import { moveStock } from '#stock'
import { factsOf } from './claim-facts.ts'
import { promisesToKeep } from './free-goods.ts'
import { mapFreeGoods } from './map-free-goods.ts'
import { listClaimsByIds } from './queries/claims.ts'
import { lockWaitingAt, type Replacement, updateTaken } from './queries/replacements.ts'

const SET_SIZE = 200

/**
 * Takes goods that were promised again out of a warehouse's stock, as far as they are free: what
 * came in for orders of these days is theirs first.
 * @returns how many promises got their goods
 */
export async function takeReplacements(
  tx: Tx,
  { regionId, warehouseId, at }: { regionId: string; warehouseId: string; at: Date },
): Promise<number> {
  const waiting = await lockWaitingAt(tx, regionId, warehouseId, SET_SIZE)
  if (waiting.length === 0) return 0
  const { timeZone } = await getRegion(tx, regionId)
  const today = localDate(at, timeZone)
  const lastDate = [today, ...waiting.map((one) => one.pickupDate)].sort().at(-1)!
  const free = await mapFreeGoods(tx, {
    regionId,
    warehouseId,
    skuIds: [...new Set(waiting.map((one) => one.skuId))],
    fromDate: today,
    toDate: lastDate,
  })
  const kept = promisesToKeep(waiting, free)
  if (kept.length === 0) return 0

  await moveStock(
    tx,
    regionId,
    kept.map((one) => ({
      stationId: warehouseId,
      skuId: one.skuId,
      lotId: null,
      quantity: -one.quantity,
      reason: 'sold' as const,
      subjectKind: 'claim',
      subjectId: one.claimId,
      actorId: one.promisedBy,
      note: '',
      occurredAt: at,
    })),
  )
  await updateTaken(tx, regionId, await datesOf(tx, kept, today), at)
  await announceTaken(tx, regionId, kept, at)
  return kept.length
}

/** What was promised for a day that has gone comes with the next one. */
async function datesOf(
  tx: Tx,
  kept: readonly Replacement[],
  today: string,
): Promise<{ claimId: string; pickupDate: string }[]> {
  const late = kept.filter((one) => one.pickupDate < today)
  const next = new Map<string, string>()
  for (const communityId of new Set(late.map((one) => one.communityId))) {
    const { regionId } = late[0]!
    next.set(communityId, await nextDeliveryDayOf(tx, regionId, communityId, today))
  }
  return kept.map(({ claimId, pickupDate, communityId }) => ({
    claimId,
    pickupDate: pickupDate < today ? next.get(communityId)! : pickupDate,
  }))
}

async function announceTaken(
  tx: Tx,
  regionId: string,
  kept: readonly Replacement[],
  at: Date,
): Promise<void> {
  const claims = await listClaimsByIds(
    tx,
    regionId,
    kept.map((one) => one.claimId),
  )
  const quantityOf = new Map(kept.map((one) => [one.claimId, one.quantity]))
  await announceAll(
    tx,
    claims.map((claim) => ({
      regionId,
      type: 'claim.replaced',
      subjectKind: 'claim',
      subjectId: claim.id,
      body: {
        ...factsOf(claim),
        quantity: quantityOf.get(claim.id),
        bearerKind: claim.bearerKind,
        bearerId: claim.bearerId,
      },
      occurredAt: at,
    })),
  )
}
