import { parseMoney } from '#platform/money'

const digitsByCurrency = new Map<string, number>()

/** An amount of minor units as digits and a point alone, for a cell: 1250 CNY is 12.50. */
export function formatPlain(minor: number, currency: string): string {
  const digits = digitsOf(currency)
  if (digits === 0) return String(minor)
  const figures = String(minor).padStart(digits + 1, '0')
  return `${figures.slice(0, -digits)}.${figures.slice(-digits)}`
}

function digitsOf(currency: string): number {
  const known = digitsByCurrency.get(currency)
  if (known !== undefined) return known
  // What one unit is in minor units says how many decimals the currency has.
  const digits = String(parseMoney('1', currency)).length - 1
  digitsByCurrency.set(currency, digits)
  return digits
}
