import { useSyncExternalStore } from 'react'
import { serverNow } from '../api/index.ts'
import { dateIn } from '../i18n/index.ts'

export { closingOf } from '../desk/closing-of.ts'
export { instantAt } from '../desk/instant-at.ts'

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

function eachMinute(tell: () => void): () => void {
  const timer = setInterval(tell, 60_000)
  return () => clearInterval(timer)
}

/** The date in a region's zone by the server's clock; told anew when the day turns. */
export function useToday(timeZone: string): string {
  const today = () => dateIn(serverNow(), timeZone)
  return useSyncExternalStore(eachMinute, today)
}
