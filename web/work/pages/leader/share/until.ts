import { calendarDay, m } from '../../../../i18n/index.ts'
import { closingOf } from '../../../dates.ts'

/** Until when one can order, as a neighbour would say it. */
export function untilOf(closesAt: string, timeZone: string): string {
  const { date, time } = closingOf(closesAt, timeZone)
  return m.leader_text_until({ until: m.leader_text_day_time({ day: calendarDay(date), time }) })
}
