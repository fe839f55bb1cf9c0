import { field } from '#platform/http'
import { declareSetting } from '../declare.ts'

const MINUTES_A_DAY = 1440

/** What is set for ordering, cash, leaders, notices, prices and campaigns. */
export const sellingSettings = {
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
  'campaign.planAheadDays': declareSetting({
    schema: field.count('Days ahead for which window plans make windows.', 2, 0, 60),
    default: 2,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
}
