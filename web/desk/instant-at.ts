import { dateIn, timeOf } from '../i18n/index.ts'

/** The instant at which a zone's clocks show a time (20:00) of a calendar date. */
export function instantAt(date: string, time: string, timeZone: string): string {
  const asUtc = Date.parse(`${date}T${time}Z`)
  const shown = (at: number) => Date.parse(`${dateIn(at, timeZone)}T${timeOf(at, timeZone)}Z`)
  // Where clocks are turned in between, the second guess has the offset of the day itself.
  const guess = asUtc - (shown(asUtc) - asUtc)
  return new Date(asUtc - (shown(guess) - guess)).toISOString()
}
