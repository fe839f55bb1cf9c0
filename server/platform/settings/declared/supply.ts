import { Type } from 'typebox'
import { field } from '#platform/http'
import { declareSetting } from '../declare.ts'

const MINUTES_A_DAY = 1440

const tenths = (description: string, example: number) =>
  Type.Integer({
    minimum: -1000,
    maximum: 1000,
    description: `${description} In tenths of a degree Celsius.`,
    examples: [example],
  })

/** What is set for stock, buying, receiving and sorting. */
export const supplySettings = {
  'stock.correctionApprovalFromMinor': declareSetting({
    schema: field.minor(
      'Value from which a write-off or adjustment needs a second person.',
      20_000,
    ),
    default: 20_000,
    scopes: ['operator', 'region', 'station'],
    isMoney: true,
  }),
  'stock.countApprovalFromMinor': declareSetting({
    schema: field.minor(
      'Value of the differences from which a count needs a second person.',
      50_000,
    ),
    default: 50_000,
    scopes: ['operator', 'region', 'station'],
    isMoney: true,
  }),
  'procurement.holdMinutes': declareSetting({
    schema: field.count(
      'Minutes a buyer may look over purchase orders before they go out.',
      0,
      0,
      MINUTES_A_DAY,
    ),
    default: 0,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
  'procurement.answerMinutes': declareSetting({
    schema: field.count('Minutes a supplier has to answer a purchase order.', 60, 1, MINUTES_A_DAY),
    default: 60,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
  'procurement.asksSecondSource': declareSetting({
    schema: field.yes('Whether the second source is asked without waiting for a buyer.', false),
    default: false,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
  'procurement.surplusDestination': declareSetting({
    schema: field.oneOf('Where what is left over by rounding goes when nobody decides.', [
      'next-window',
      'markdown',
      'write-off',
    ]),
    default: 'next-window',
    scopes: ['operator', 'region', 'station'],
    isMoney: false,
  }),
  'receipt.overDeliveryBasisPoints': declareSetting({
    schema: field.basisPoints('How much more than ordered may be taken in.', 500),
    default: 500,
    scopes: ['operator', 'region', 'station'],
    isMoney: false,
  }),
  'receipt.nearExpiryDays': declareSetting({
    schema: field.count('Days after the pickup date within which an expiry is near.', 3, 0, 365),
    default: 3,
    scopes: ['operator', 'region', 'station'],
    isMoney: false,
  }),
  'receipt.chilledFromTenths': declareSetting({
    schema: tenths('Coldest that chilled goods may come in at.', 0),
    default: 0,
    scopes: ['operator', 'region', 'station'],
    isMoney: false,
  }),
  'receipt.chilledToTenths': declareSetting({
    schema: tenths('Warmest that chilled goods may come in at.', 80),
    default: 80,
    scopes: ['operator', 'region', 'station'],
    isMoney: false,
  }),
  'receipt.frozenToTenths': declareSetting({
    schema: tenths('Warmest that frozen goods may come in at.', -120),
    default: -120,
    scopes: ['operator', 'region', 'station'],
    isMoney: false,
  }),
  'sorting.wallSlots': declareSetting({
    schema: field.count('Places on the sorting wall.', 120, 1, 100_000),
    default: 120,
    scopes: ['operator', 'region', 'station'],
    isMoney: false,
  }),
  'sorting.bagLines': declareSetting({
    schema: field.count('Order lines that go into one bag at most.', 12, 1, 200),
    default: 12,
    scopes: ['operator', 'region', 'station'],
    isMoney: false,
  }),
  'sorting.toleranceGrams': declareSetting({
    schema: field.count('Grams that a line may weigh less before it is refunded.', 0, 0, 1000),
    default: 0,
    scopes: ['operator', 'region', 'station'],
    isMoney: true,
  }),
  'sorting.replacementMinutes': declareSetting({
    schema: field.count('Minutes in which who is asked may take other goods.', 90, 1, 720),
    default: 90,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
}
