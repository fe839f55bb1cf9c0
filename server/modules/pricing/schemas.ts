import { field } from '#platform/http'

const Step = field.object({
  what: field.oneOf('What was applied.', [
    'list',
    'community',
    'window',
    'goods',
    'discount',
    'fee',
    'free-delivery',
    'tax',
  ]),
  amountMinor: field.minor('Price or amount after or of this step.'),
})

export const QuotedLineSchema = field.object({
  offerId: field.id('Offer that is ordered.'),
  quantity: field.quantity('How much.'),
  unitPriceMinor: field.minor('Per piece, or per kg where weighed.'),
  goodsMinor: field.minor('Before discounts.', 960),
  discountMinor: field.minor('Taken off.', 0),
  taxRateBasisPoints: field.basisPoints('Tax rate.'),
  taxMinor: field.minor('Tax, contained or added as the region says.', 79),
  totalMinor: field.minor('What this line costs in the end.', 960),
  steps: field.list(Step, 'How the price came about.'),
})

export const QuoteSchema = field.object({
  currency: field.text('ISO 4217 currency.', 'CNY'),
  lines: field.list(QuotedLineSchema, 'Lines that can be ordered.'),
  goodsMinor: field.minor('Goods before discounts.', 1960),
  discountMinor: field.minor('Taken off.', 0),
  feeMinor: field.minor('For delivery to the door.', 0),
  taxMinor: field.minor('Tax, contained or added as the region says.', 162),
  totalMinor: field.minor('To pay.', 1960),
  steps: field.list(Step, 'How the total came about.'),
  faults: field.list(
    field.object({
      code: field.oneOf('What keeps it from being ordered.', [
        'window-closed',
        'not-served',
        'not-offered',
        'past-cutoff',
        'wrong-quantity',
        'below-minimum',
      ]),
      offerId: field.optional(field.id('The line it is about; absent for the whole.')),
      details: field.json('Figures that offer a way out.', { missingMinor: 540 }),
    }),
    'What keeps lines or the whole from being ordered; empty when all is well.',
  ),
})
