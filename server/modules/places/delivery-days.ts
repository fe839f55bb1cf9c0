import { type DeliveryCalendar, weekday } from '#platform/time'

/**
 * The days on which a community gets deliveries: those of its region that fall on one of its own
 * weekdays, the region's extra days too.
 */
export function calendarOfCommunity(
  region: DeliveryCalendar,
  weekdays: readonly number[],
): DeliveryCalendar {
  return {
    weekdays: region.weekdays.filter((day) => weekdays.includes(day)),
    closed: region.closed,
    extra: region.extra.filter((date) => weekdays.includes(weekday(date))),
  }
}
