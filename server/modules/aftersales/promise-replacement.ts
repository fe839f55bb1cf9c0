import { getRegion, nextDeliveryDayOf, warehousesOf } from '#places'
import type { Tx } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { addDays, localDate, zonedInstant } from '#platform/time'
import type { Claim } from './claim.ts'
import { findReplacement, insertReplacement } from './queries/replacements.ts'

/**
 * Promises the goods of a claim again for the next delivery day of its community. They are taken
 * from the warehouse's free stock once that day's orders have theirs; when there are none until the
 * deadline, the money goes back.
 */
export async function promiseReplacement(
  tx: Tx,
  claim: Claim,
  promise: { quantity: number | undefined; by: string | null; at: Date },
): Promise<void> {
  const { regionId, communityId } = claim
  const { by, at } = promise
  const earlier = await findReplacement(tx, regionId, claim.id)
  // An arbiter who leaves it at goods again promises nothing twice.
  if (earlier !== null && earlier.givenUpAt === null) return
  if (earlier !== null) {
    throw new Invalid('decision', 'These goods were promised before and could not be found.')
  }
  const { timeZone } = await getRegion(tx, regionId)
  const tomorrow = addDays(localDate(at, timeZone), 1)
  const pickupDate = await nextDeliveryDayOf(tx, regionId, communityId, tomorrow)
  const settings = await readSettings(tx, regionId, { communityId }, at)
  const lastDay = addDays(pickupDate, settings['aftersales.replacementDays'])
  const warehouses = await warehousesOf(tx, regionId, [communityId])
  await insertReplacement(tx, {
    regionId,
    claimId: claim.id,
    orderId: claim.orderId,
    skuId: claim.skuId,
    quantity: Math.min(promise.quantity ?? claim.quantity, claim.quantity),
    warehouseId: warehouses.get(communityId) ?? claim.stationId,
    communityId,
    residentId: claim.residentId,
    pickupDate,
    promisedAt: at,
    promisedBy: by,
    deadlineAt: zonedInstant(lastDay, '00:00', timeZone),
  })
}
