export { type CommissionRates, lineCommission } from './commission.ts'
export type { PriceBook, PricedOffer, ServedCommunity } from './price-book.ts'
export {
  discounted,
  type Quote,
  type QuotedLine,
  type QuoteFault,
  type QuoteRequest,
  quote,
  type Step,
  type WantedLine,
} from './quote.ts'
export { QuotedLineSchema, QuoteSchema } from './schemas.ts'
export { isOfferedIn, type UnitPrice, unitPrice } from './unit-price.ts'
