import { type Static, Type } from 'typebox'
import { field } from '#platform/http'
import { declareSetting } from './declare.ts'

const MINUTES_A_DAY = 1440

const tenths = (description: string, example: number) =>
  Type.Integer({
    minimum: -1000,
    maximum: 1000,
    description: `${description} In tenths of a degree Celsius.`,
    examples: [example],
  })

/** Every setting there is, by name. */
export const SETTINGS = {
  'order.holdMinutes': declareSetting({
    schema: field.count('Minutes an unpaid order holds its goods.', 15, 1, MINUTES_A_DAY),
    default: 15,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
  'order.deliveryFeeMinor': declareSetting({
    schema: field.minor('Fee of a delivery to the door.', 500),
    default: 500,
    scopes: ['operator', 'region', 'community'],
    isMoney: true,
  }),
  'order.freeDeliveryFromMinor': declareSetting({
    schema: field.minor('Goods total from which delivery is free.', 3900),
    default: 3900,
    scopes: ['operator', 'region', 'community'],
    isMoney: true,
  }),
  'cash.ceilingMinor': declareSetting({
    schema: field.minor('Cash a leader or a station may owe before taking more.', 500_000),
    default: 500_000,
    scopes: ['operator', 'region', 'community', 'station'],
    isMoney: true,
  }),
  'leader.defaultCommissionBasisPoints': declareSetting({
    schema: field.basisPoints('Commission where no plan says another.', 1000),
    default: 1000,
    scopes: ['operator', 'region', 'community'],
    isMoney: true,
  }),
  'notice.unpaidReminderMinutes': declareSetting({
    schema: field.count('Minutes before a hold ends at which the payer is reminded.', 5, 1, 720),
    default: 5,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
  'pricing.minimumMarginBasisPoints': declareSetting({
    schema: field.basisPoints('Margin below which an offer is questioned.', 500),
    default: 500,
    scopes: ['operator', 'region'],
    isMoney: true,
  }),
  'stock.correctionApprovalFromMinor': declareSetting({
    schema: field.minor('Value from which a write-off or adjustment needs a second person.', 20_000),
    default: 20_000,
    scopes: ['operator', 'region', 'station'],
    isMoney: true,
  }),
  'stock.countApprovalFromMinor': declareSetting({
    schema: field.minor('Value of the differences from which a count needs a second person.', 50_000),
    default: 50_000,
    scopes: ['operator', 'region', 'station'],
    isMoney: true,
  }),
  'campaign.planAheadDays': declareSetting({
    schema: field.count('Days ahead for which window plans make windows.', 2, 0, 60),
    default: 2,
    scopes: ['operator', 'region'],
    isMoney: false,
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
}

export type SettingName = keyof typeof SETTINGS

/** What is in force, by name. */
export type SettingValues = { [Name in SettingName]: Static<(typeof SETTINGS)[Name]['schema']> }

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name)
