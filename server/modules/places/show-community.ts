import { businessNow } from '#platform/clock'
import type { Queryable } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { addDays, localDate } from '#platform/time'
import { nextDeliveryDayOf } from './next-delivery-day.ts'
import { findPickupStationOf } from './pickup-point.ts'
import { type Community, getCommunity } from './queries/communities.ts'
import { getRegion } from './queries/regions.ts'
import type { Station } from './queries/stations.ts'
import { NoDeliveryDay } from './refusals.ts'

/** What anyone may know of a community; who lives there is for staff. */
export type ShownCommunity = Pick<
  Community,
  | 'id'
  | 'code'
  | 'name'
  | 'address'
  | 'latitude'
  | 'longitude'
  | 'deliveryWeekdays'
  | 'minimumOrderMinor'
>

export const shownCommunity = (community: ShownCommunity): ShownCommunity => ({
  id: community.id,
  code: community.code,
  name: community.name,
  address: community.address,
  latitude: community.latitude,
  longitude: community.longitude,
  deliveryWeekdays: community.deliveryWeekdays,
  minimumOrderMinor: community.minimumOrderMinor,
})

/** An open community with where its people fetch their goods and when the next ones come. */
export async function showCommunity(
  db: Queryable,
  regionId: string,
  communityId: string,
): Promise<ShownCommunity & { pickupStation: Station | null; nextDeliveryDate: string | null }> {
  const community = await getCommunity(db, regionId, communityId)
  if (community.closedAt !== null) throw new NotFound('community')
  const region = await getRegion(db, regionId)
  const tomorrow = addDays(localDate(await businessNow(db), region.timeZone), 1)
  return {
    ...shownCommunity(community),
    pickupStation: await findPickupStationOf(db, regionId, communityId),
    nextDeliveryDate: await dayOrNull(nextDeliveryDayOf(db, regionId, communityId, tomorrow)),
  }
}

async function dayOrNull(day: Promise<string>): Promise<string | null> {
  try {
    return await day
  } catch (error) {
    if (error instanceof NoDeliveryDay) return null
    throw error
  }
}
