import { locale } from '../../../i18n/index.ts'

// 2024-01-01 was a Monday.
const MONDAY = Date.UTC(2024, 0, 1)

/** The name of a weekday, 1 being Monday: 周一. */
export const weekdayOf = (weekday: number): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' }).format(
    MONDAY + (weekday - 1) * 86_400_000,
  )
