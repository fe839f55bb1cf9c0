import type { Tx } from '#platform/db'
import { isUniqueViolation } from '#platform/db'
import { AlreadyExists, Invalid } from '#platform/refusals'
import { getRegion, insertRegion, type Region } from './queries/regions.ts'

/** Opens a region; currency, time zone and tax mode stay as they are from then on. */
export async function createRegion(tx: Tx, region: Omit<Region, 'version'>): Promise<Region> {
  if (!isTimeZone(region.timeZone)) throw new Invalid('timeZone', 'This is not an IANA time zone.')
  try {
    await insertRegion(tx, region)
  } catch (error) {
    if (isUniqueViolation(error)) throw new AlreadyExists('region', { id: region.id })
    throw error
  }
  return getRegion(tx, region.id)
}

function isTimeZone(text: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId.length > 0
  } catch {
    return false
  }
}
