import type { CellValue } from './model.ts'

const DIGITS = /^-?\d+(\.\d+)?$/
/** 1,234.50 and 12,345: a first group is no zero, so that 0,250 is a quarter. */
const GROUPED_BY_COMMA = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/
/** 1.234,50 and 1.234.567, but not 1.234, which is more often a weight. */
const GROUPED_BY_POINT = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+|(?<=\.\d{3}\.\d{3}))$/

/**
 * A figure as people and spreadsheets write it: 1,234.50, 1.234,50, ¥4.80, 12 %, ４.8; null where
 * it is none.
 */
export function figureOf(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s  ¥$€£%元]/g, '')
    .replace(/(\/?(kg|公斤)|g|件|份)$/i, '')
  const digits = GROUPED_BY_POINT.test(plain)
    ? plain.replace(/\./g, '').replace(',', '.')
    : GROUPED_BY_COMMA.test(plain)
      ? plain.replace(/,/g, '')
      : plain.replace(/^(-?\d+),(\d+)$/, '$1.$2')
  return DIGITS.test(digits) ? Number(digits) : null
}

/** Reads text as whole units of a size (100: minor units of a price); what is no figure stays text. */
export function reader(size: number): (text: string) => CellValue {
  return (text) => {
    if (text.trim() === '') return null
    const figure = figureOf(text)
    return figure === null ? text.trim() : Math.round(figure * size)
  }
}

/** A time in a zone as it is typed: 2026-11-22 18:00; other text stays text. */
export const readMoment = (text: string): CellValue => {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T]+(\d{1,2}):(\d{2})$/.exec(text.trim())
  if (text.trim() === '') return null
  if (match === null) return text.trim()
  const [, year, month, day, hour, minute] = match
  const two = (part = '') => part.padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${minute}`
}

export const isMoment = (value: CellValue): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(value)

/** The instant of a time in a zone, RFC 3339. */
export function instantOfMoment(moment: string, zone: string): string {
  const asUtc = Date.parse(`${moment.replace(' ', 'T')}:00Z`)
  const first = asUtc - offsetAt(asUtc, zone)
  return new Date(asUtc - offsetAt(first, zone)).toISOString()
}

/** The time in a zone of an instant, as it is typed; to the second where that is asked for. */
export const momentOf = (instant: string, zone: string, to: 'minute' | 'second' = 'minute') =>
  new Date(Date.parse(instant) + offsetAt(Date.parse(instant), zone))
    .toISOString()
    .slice(0, to === 'minute' ? 16 : 19)
    .replace('T', ' ')

function offsetAt(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(ms))
  const part = (type: string) => Number(parts.find((one) => one.type === type)!.value)
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return local - Math.floor(ms / 1000) * 1000
}
