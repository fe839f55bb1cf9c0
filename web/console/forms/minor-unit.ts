import { minorUnit } from '../../i18n/minor-unit.ts'
import type { FigureForm } from './typed-figure.ts'

/** An amount in the currency itself, as a sheet is to hold it. */
export const majorOf = (minor: number, currency: string): number =>
  minor / minorUnit(currency).scale

/** How an amount is typed; it stands with all the decimals of its currency. */
export const moneyForm = (currency: string): FigureForm => ({
  ...minorUnit(currency),
  isPadded: true,
})
