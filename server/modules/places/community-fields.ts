import { Invalid } from '#platform/refusals'
import type { DeliveryCalendar } from '#platform/time'
import { type Corner, middleOf } from './outline.ts'
import type { CommunityFields } from './queries/communities.ts'

/** A community as people write it: a point, an outline, both or neither. */
export interface WishedCommunity
  extends Omit<CommunityFields, 'latitude' | 'longitude' | 'outline'> {
  latitude?: number | undefined
  longitude?: number | undefined
  outline?: readonly (readonly number[])[] | undefined
}

/** What is kept of it: an outline alone also gives the point. Throws Invalid. */
export function settledFields(
  wished: WishedCommunity,
  calendar: DeliveryCalendar,
): CommunityFields {
  const { latitude, longitude } = wished
  if ((latitude === undefined) !== (longitude === undefined)) {
    throw new Invalid('latitude', 'Give latitude and longitude together, or neither.')
  }
  if (!isReachable(wished.deliveryWeekdays, calendar)) {
    throw new Invalid('deliveryWeekdays', 'The region delivers on none of these weekdays.')
  }
  const outline = wished.outline === undefined ? null : (wished.outline as readonly Corner[])
  const middle = outline === null ? null : middleOf(outline)
  return {
    ...wished,
    deliveryWeekdays: [...new Set(wished.deliveryWeekdays)].sort((a, b) => a - b),
    latitude: latitude ?? middle?.latitude ?? null,
    longitude: longitude ?? middle?.longitude ?? null,
    outline,
  }
}

/** Whether the region ever delivers on one of the weekdays. */
export const isReachable = (weekdays: readonly number[], calendar: DeliveryCalendar): boolean =>
  calendar.weekdays.length === 0 || calendar.weekdays.some((day) => weekdays.includes(day))
