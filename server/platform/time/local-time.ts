const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** Whether `text` is a day of the calendar written YYYY-MM-DD, of the years 0001 to 9999. */
export function isDate(text: string): boolean {
  // PostgreSQL has no year 0.
  if (!DATE.test(text) || text.startsWith('0000')) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

/** Whether `text` is a time of day written HH:MM, 00:00 to 23:59. */
export function isTime(text: string): boolean {
  return TIME.test(text)
}

/**
 * The instant at which clocks in `zone` (IANA name) show `timeHHMM` on `dateISO`.
 *
 * Where summer time makes the time ambiguous or absent it is read as RFC 5545 and Temporal's
 * 'compatible' do: of an hour that comes twice the first, and a time that is skipped moves on by
 * the length of the gap (02:30 becomes 03:30), so that a cutoff always has exactly one instant.
 * @throws RangeError when the date, the time or the zone is none
 */
export function zonedInstant(dateISO: string, timeHHMM: string, zone: string): Date {
  if (!isTime(timeHHMM)) throw new RangeError(`not a time HH:MM: ${timeHHMM}`)
  const zoned = plainDate(dateISO)
    .toPlainDateTime(timeHHMM)
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
  return new Date(zoned.epochMilliseconds)
}

/**
 * The day, YYYY-MM-DD, on which `instant` falls in `zone` (IANA name).
 * @throws RangeError when the instant or the zone is none
 */
export function localDate(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}

/**
 * The day of the week, 1 = Monday to 7 = Sunday (ISO 8601).
 * @throws RangeError when `dateISO` is not a day YYYY-MM-DD
 */
export function weekday(dateISO: string): number {
  return plainDate(dateISO).dayOfWeek
}

/**
 * The day `days` (may be negative) after `dateISO`, YYYY-MM-DD.
 * @throws RangeError when `dateISO` is not a day YYYY-MM-DD or `days` is not whole
 */
export function addDays(dateISO: string, days: number): string {
  return plainDate(dateISO).add({ days }).toString()
}

// Temporal alone would also take 20260601 or 2026-06-01[u-ca=hebrew].
function plainDate(dateISO: string): Temporal.PlainDate {
  if (!DATE.test(dateISO)) throw new RangeError(`not a date YYYY-MM-DD: ${dateISO}`)
  return Temporal.PlainDate.from(dateISO)
}
