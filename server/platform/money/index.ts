export { formatMoney, parseMoney, spellMoney } from './currency-text.ts'
export {
  assertMinor,
  BeyondCounting,
  divideRounded,
  priceOfGrams,
  sumMinor,
  timesQuantity,
} from './minor.ts'
export { shareMinor } from './share.ts'
export type { TaxMode, TaxParts } from './tax.ts'
export { marginBasisPoints, taxOf } from './tax.ts'
