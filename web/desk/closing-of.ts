import { dateIn, timeOf } from '../i18n/index.ts'

/** A time at which something closes, as people say it: midnight is the end of the day before. */
export function closingOf(instant: string, timeZone: string): { date: string; time: string } {
  const time = timeOf(instant, timeZone)
  if (time !== '00:00') return { date: dateIn(instant, timeZone), time }
  return { date: dateIn(Date.parse(instant) - 1, timeZone), time: '24:00' }
}
