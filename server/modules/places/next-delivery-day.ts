import type { Queryable } from '#platform/db'
import { type DeliveryCalendar, nextDeliveryDay } from '#platform/time'
import { calendarOfCommunity } from './delivery-days.ts'
import { getCommunity } from './queries/communities.ts'
import { getRegion } from './queries/regions.ts'
import { NoDeliveryDay } from './refusals.ts'

/** The calendar of the days on which a community gets deliveries. Throws NotFound. */
export async function deliveryCalendarOf(
  db: Queryable,
  regionId: string,
  communityId: string,
): Promise<DeliveryCalendar> {
  const region = await getRegion(db, regionId)
  const community = await getCommunity(db, regionId, communityId)
  return calendarOfCommunity(region.deliveryCalendar, community.deliveryWeekdays)
}

/**
 * The first day on or after a day, YYYY-MM-DD, on which a community gets deliveries.
 * Throws NotFound, NoDeliveryDay when a year has none.
 */
export async function nextDeliveryDayOf(
  db: Queryable,
  regionId: string,
  communityId: string,
  fromDate: string,
): Promise<string> {
  const calendar = await deliveryCalendarOf(db, regionId, communityId)
  try {
    return nextDeliveryDay(calendar, fromDate)
  } catch (error) {
    if (error instanceof RangeError) throw new NoDeliveryDay(communityId)
    throw error
  }
}
