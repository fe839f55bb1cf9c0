import { closingOf } from '../../../desk/closing-of.ts'
import { calendarDay, dateIn, timeOf } from '../../../i18n/index.ts'

/** From when until when a window is open; the day of the closing where it is another. */
export function openSpan(window: { opensAt: string; closesAt: string }, zone: string): string {
  const opens = dateIn(window.opensAt, zone)
  const closes = closingOf(window.closesAt, zone)
  const day = closes.date === opens ? '' : `${calendarDay(closes.date)} `
  return `${calendarDay(opens)} ${timeOf(window.opensAt, zone)} – ${day}${closes.time}`
}
