import { m, money } from '../i18n/index.ts'

const per = (isWeighed: boolean): string => (isWeighed ? m.common_per_kg() : '')

/** A price with what it buys where that is a kilogram: ¥4.80, ¥15.80/kg. */
export const unitPrice = (minor: number, currency: string, isWeighed: boolean): string =>
  money(minor, currency) + per(isWeighed)

/** What a price is typed in: CNY, CNY/kg. */
export const unitOfPrice = (currency: string, isWeighed: boolean): string =>
  currency + per(isWeighed)
