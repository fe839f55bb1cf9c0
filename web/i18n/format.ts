import { type Locale, locale } from './locale.ts'

/** A name in some of the languages, as the API gives it where it gives all. */
export type Names = { 'zh-CN'?: string; en?: string; es?: string }

const FALLBACKS: Record<Locale, readonly Locale[]> = {
  'zh-CN': ['zh-CN', 'en', 'es'],
  en: ['en', 'es', 'zh-CN'],
  es: ['es', 'en', 'zh-CN'],
}

/** The name in the reader's language, or in the nearest that has one. */
export function nameOf(names: Names): string {
  for (const tag of FALLBACKS[locale()]) {
    const name = names[tag]?.trim()
    if (name) return name
  }
  return ''
}

const kept = new Map<string, unknown>()

/** Intl's formatters are slow to make and the same for everybody. */
function once<T>(key: string, make: () => T): T {
  const found = kept.get(key) as T | undefined
  if (found !== undefined) return found
  const made = make()
  kept.set(key, made)
  return made
}

function currencyFormat(currency: string): { format: Intl.NumberFormat; digits: number } {
  return once(`${locale()} ${currency}`, () => {
    const format = new Intl.NumberFormat(locale(), {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    })
    return { format, digits: format.resolvedOptions().maximumFractionDigits ?? 2 }
  })
}

/** An amount in minor units (480 → ¥4.80), in the reader's language. */
export function money(minor: number, currency: string): string {
  const { format, digits } = currencyFormat(currency)
  return format.format(minor / 10 ** digits)
}

/** The symbol and the figure apart, for prices set in two sizes. */
export function moneyParts(minor: number, currency: string): { type: string; value: string }[] {
  const { format, digits } = currencyFormat(currency)
  return format.formatToParts(minor / 10 ** digits)
}

export const number = (value: number): string =>
  once(`${locale()} number`, () => new Intl.NumberFormat(locale())).format(value)

/** A share (0.014 → 1.4 %). */
export const percent = (share: number, digits = 1): string =>
  once(
    `${locale()} percent ${digits}`,
    () => new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: digits }),
  ).format(share)

/** A weight in grams: from a kilogram on in kilograms. */
export function weight(grams: number): string {
  const isHeavy = Math.abs(grams) >= 1000
  const unit = isHeavy ? 'kilogram' : 'gram'
  return (
    once(
      `${locale()} ${unit}`,
      () =>
        new Intl.NumberFormat(locale(), {
          style: 'unit',
          unit,
          unitDisplay: locale() === 'zh-CN' ? 'long' : 'short',
          maximumFractionDigits: 3,
        }),
    )
      .format(isHeavy ? grams / 1000 : grams)
      // As a market says it, and as everything else here does.
      .replace('千克', '公斤')
  )
}

export type Unit = 'minute' | 'hour' | 'day' | 'gram' | 'celsius'

const unitFormat = (unit: Unit, unitDisplay: 'short' | 'long'): Intl.NumberFormat =>
  once(
    `${locale()} ${unit} ${unitDisplay}`,
    () => new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay }),
  )

/** A figure with its unit in words: 15 minutes, 48 hours; degrees keep their sign. */
export const measured = (value: number, unit: Unit): string =>
  unitFormat(unit, unit === 'celsius' ? 'short' : 'long').format(value)

/** The unit alone, as it stands behind a field. */
export const unitName = (unit: Unit): string =>
  unitFormat(unit, unit === 'gram' && locale() === 'zh-CN' ? 'long' : 'short')
    .formatToParts(2)
    .find(({ type }) => type === 'unit')!.value

const instantFormat = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  once(`${locale()} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale(), options))

/** The time of day of an instant in a region's zone: 16:00. */
export const timeOf = (instant: string | number | Date, timeZone: string): string =>
  instantFormat({ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  )

/** Day and time of an instant in a region's zone, exact: for what is touched or hovered. */
export const instantOf = (instant: string | number | Date, timeZone: string): string =>
  instantFormat({ timeZone, dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(
    new Date(instant),
  )

/** The calendar date (2026-11-22) of an instant in a region's zone. */
export function dateIn(instant: string | number | Date, timeZone: string): string {
  const parts = once(
    `date ${timeZone}`,
    () =>
      new Intl.DateTimeFormat('en', {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      }),
  ).formatToParts(new Date(instant))
  const part = (type: string) => parts.find((one) => one.type === type)!.value
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** A calendar date as people say it seen from `today`: 今天, tomorrow, else weekday and day. */
export function dayOf(date: string, today: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000)
  if (Math.abs(days) <= 1) {
    const words = once(
      `${locale()} days`,
      () => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }),
    )
    return words.format(days, 'day')
  }
  return calendarDay(date)
}

/** A calendar date with its weekday: 11月24日周二. */
export const calendarDay = (date: string): string =>
  instantFormat({ timeZone: 'UTC', month: 'short', day: 'numeric', weekday: 'short' }).format(
    new Date(`${date}T00:00:00Z`),
  )

/** A calendar date with its year, as a last day is written: 2029年7月21日. */
export const fullDay = (date: string): string =>
  instantFormat({ timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' }).format(
    new Date(`${date}T00:00:00Z`),
  )

/** How long ago or until, in the largest unit that fits: 3 minutes ago. */
export function agoOf(instant: string | number | Date, now: number): string {
  const words = once(
    `${locale()} ago`,
    () => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }),
  )
  // A page's clock may stand still for up to a minute: what is just now did not come from the future.
  const exact = Math.round((new Date(instant).getTime() - now) / 1000)
  const seconds = exact > 0 && exact < 60 ? 0 : exact
  const sizes: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ]
  for (const [unit, size] of sizes) {
    if (Math.abs(seconds) >= size) return words.format(Math.round(seconds / size), unit)
  }
  return words.format(seconds, 'second')
}
