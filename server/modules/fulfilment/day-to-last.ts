import { getRegion } from '#places'
import { businessNow } from '#platform/clock'
import type { Queryable } from '#platform/db'
import { localDate } from '#platform/time'
import type { WarehouseDay } from './queries/allocations.ts'

/**
 * The day to which goods of a pickup day have to last, YYYY-MM-DD: that day, or today where its
 * receipt is closed late.
 */
export async function dayToLast(
  db: Queryable,
  { regionId, pickupDate }: Pick<WarehouseDay, 'regionId' | 'pickupDate'>,
): Promise<string> {
  const { timeZone } = await getRegion(db, regionId)
  const today = localDate(await businessNow(db), timeZone)
  return today > pickupDate ? today : pickupDate
}
