import { minorUnit } from '../../i18n/minor-unit.ts'

const MOST = 1_000_000_000

/** Money as it is typed, with all the decimals of its currency: 4.80 for 480 fen, 480 for 480 yen. */
export function moneyText(minor: number, currency: string): string {
  const { digits, scale } = minorUnit(currency)
  return (minor / scale).toFixed(digits)
}

/** Typed money in minor units of its currency; null for what is none. */
export function typedMoney(text: string, currency: string): number | null {
  const { digits, scale } = minorUnit(currency)
  const plain = text.trim().replace(',', '.')
  // 1.234 is a thousand to some: better asked again than taken for one and a quarter.
  const [, decimals = ''] = plain.split('.')
  if (!/^\d+(\.\d*)?$/.test(plain) || decimals.length > digits) return null
  const minor = Math.round(Number(plain) * scale)
  return minor <= MOST ? minor : null
}
