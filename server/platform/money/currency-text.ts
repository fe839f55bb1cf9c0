import { assertMinor } from './minor.ts'

// Making a formatter costs some 50 µs. Locales may come from outside, so the memory is bounded.
const FORMATTERS_KEPT = 200
const formatters = new Map<string, Intl.NumberFormat>()

function formatterOf(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  if (formatters.size >= FORMATTERS_KEPT) formatters.clear()
  formatters.set(key, made)
  return made
}

function digitsOf(currency: string): number {
  return formatterOf(currency, 'en').resolvedOptions().maximumFractionDigits ?? 0
}

/**
 * An amount in minor units as a person reads it: `formatMoney(1250, 'CNY', 'zh-CN')` is ¥12.50.
 * The number of decimals is the currency's (CNY 2, JPY 0, KWD 3).
 * @throws RangeError when the amount is not a safe integer, or currency or locale are malformed
 */
export function formatMoney(minor: number, currency: string, locale: string): string {
  assertMinor(minor)
  // Text rather than minor / 100: a double cannot hold every amount of 16 digits with decimals.
  const decimal = decimalText(minor, digitsOf(currency)) as Intl.StringNumericLiteral
  return formatterOf(currency, locale).format(decimal)
}

/**
 * An amount in minor units with its currency by letters, for sentences that hold more than one:
 * `spellMoney(1250, 'CNY')` is 12.50 CNY.
 * @throws RangeError when the amount is not a safe integer, or the currency is malformed
 */
export function spellMoney(minor: number, currency: string): string {
  assertMinor(minor)
  return `${decimalText(minor, digitsOf(currency))} ${currency}`
}

function decimalText(minor: number, digits: number): string {
  const sign = minor < 0 ? '-' : ''
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0')
  if (digits === 0) return sign + figures
  return `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`
}

const AMOUNT = /^(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<part>\d+))?$/

/**
 * Minor units of an amount that a person typed, or null when it is not plainly one: digits, with
 * thousands commas in their places or without, at most the currency's decimals, and its symbol
 * before it or not (¥12.50, ￥12.5, 1,234, $5). No sign, no exponent, no bare point.
 * @throws RangeError when the currency is malformed
 */
export function parseMoney(text: string, currency: string): number | null {
  const parts = AMOUNT.exec(withoutSymbol(text.trim(), currency))?.groups
  if (!parts) return null
  const digits = digitsOf(currency)
  const part = parts.part ?? ''
  if (part.length > digits) return null
  const minor = Number(parts.whole!.replaceAll(',', '') + part.padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? minor : null
}

function withoutSymbol(text: string, currency: string): string {
  // Chinese keyboards type the full-width yen sign.
  const plain = text.replace(/^￥/, '¥')
  const symbol = formatterOf(currency, 'en')
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value
  return symbol && plain.startsWith(symbol) ? plain.slice(symbol.length).trimStart() : plain
}
