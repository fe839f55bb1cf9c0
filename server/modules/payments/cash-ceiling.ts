import type { Queryable } from '#platform/db'
import { readSettings } from '#platform/settings'
import type { CashHolder } from './cash-holder.ts'

/** How much cash a leader or station may hold, in minor units of the region's currency. */
export async function cashCeiling(
  db: Queryable,
  regionId: string,
  place: { holder: CashHolder; communityId?: string | undefined },
  at: Date,
): Promise<number> {
  const { holder, communityId } = place
  const stationId = 'stationId' in holder ? holder.stationId : undefined
  const settings = await readSettings(db, regionId, { communityId, stationId }, at)
  return settings['cash.ceilingMinor']
}
