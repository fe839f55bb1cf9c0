import { addDays, weekday } from './local-time.ts'

/** On which days a region or a community gets deliveries. Dates are YYYY-MM-DD. */
export interface DeliveryCalendar {
  /** Days of the week with deliveries, 1 = Monday to 7 = Sunday. */
  weekdays: readonly number[]
  /** Days without, whatever else is said: holidays, floods. */
  closed: readonly string[]
  /** Days with deliveries beside the weekdays, as a Sunday worked before a holiday. */
  extra: readonly string[]
}

const DAYS_SEARCHED = 366

/**
 * The first delivery day on or after `fromDate`, YYYY-MM-DD. A day that is both closed and extra
 * is closed: a promise not made disappoints less than one not kept.
 * @throws RangeError when the 366 days from `fromDate` have none, or `fromDate` is no date
 */
export function nextDeliveryDay(calendar: DeliveryCalendar, fromDate: string): string {
  const closed = new Set(calendar.closed)
  const extra = new Set(calendar.extra)
  let date = fromDate
  for (let searched = 0; searched < DAYS_SEARCHED; searched += 1) {
    const delivers = calendar.weekdays.includes(weekday(date)) || extra.has(date)
    if (delivers && !closed.has(date)) return date
    date = addDays(date, 1)
  }
  throw new RangeError(`no delivery day within ${DAYS_SEARCHED} days from ${fromDate}`)
}
