import type { FigureForm } from './typed-figure.ts'

/** How many digits a currency's smallest unit has, and how many of them make one of it. */
export function minorUnit(currency: string): { digits: number; scale: number } {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  return { digits, scale: 10 ** digits }
}

/** An amount in the currency itself, as a sheet is to hold it. */
export const majorOf = (minor: number, currency: string): number =>
  minor / minorUnit(currency).scale

/** How an amount is typed; it stands with all the decimals of its currency. */
export const moneyForm = (currency: string): FigureForm => ({
  ...minorUnit(currency),
  isPadded: true,
})
