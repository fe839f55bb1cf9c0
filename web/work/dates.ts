import { useSyncExternalStore } from 'react'
import { serverNow } from '../api/index.ts'
import { dateIn, timeOf } from '../i18n/index.ts'

export { closingOf } from '../desk/closing-of.ts'

interface Calendar {
  weekdays: readonly number[]
  closed: readonly string[]
  extra: readonly string[]
}

const DAY_MS = 86_400_000
const LOOK_AHEAD_DAYS = 60

/** A calendar date some days later. */
export const daysLater = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)

// Monday is 1, as ISO counts.
const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7

/** Whether goods come on a date by a region's calendar; one that names no weekday means all. */
export function isDeliveryDay({ weekdays, closed, extra }: Calendar, date: string): boolean {
  if (extra.includes(date)) return true
  const isWeekday = weekdays.length === 0 || weekdays.includes(weekdayOf(date))
  return isWeekday && !closed.includes(date)
}

/** The first day after a date on which goods come; null when there is none for two months. */
export function deliveryAfter(calendar: Calendar, date: string): string | null {
  for (let days = 1; days <= LOOK_AHEAD_DAYS; days += 1) {
    const later = daysLater(date, days)
    if (isDeliveryDay(calendar, later)) return later
  }
  return null
}

/** The instant at which a zone's clocks show a time (20:00) of a calendar date. */
export function instantAt(date: string, time: string, timeZone: string): string {
  const asUtc = Date.parse(`${date}T${time}Z`)
  const shown = (at: number) => Date.parse(`${dateIn(at, timeZone)}T${timeOf(at, timeZone)}Z`)
  // Where clocks are turned in between, the second guess has the offset of the day itself.
  const guess = asUtc - (shown(asUtc) - asUtc)
  return new Date(asUtc - (shown(guess) - guess)).toISOString()
}

function eachMinute(tell: () => void): () => void {
  const timer = setInterval(tell, 60_000)
  return () => clearInterval(timer)
}

/** The date in a region's zone by the server's clock; told anew when the day turns. */
export function useToday(timeZone: string): string {
  const today = () => dateIn(serverNow(), timeZone)
  return useSyncExternalStore(eachMinute, today)
}
