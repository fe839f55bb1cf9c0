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

const claimReason = field.oneOf('What may be wrong with goods.', [
  'damaged',
  'spoiled',
  'missing',
  'wrong',
  'quality',
  'short-weight',
  'other',
])

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
  'handover.collectDays': declareSetting({
    schema: field.count('Days after the pickup day that goods wait.', 2, 0, 30),
    default: 2,
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'handover.freshCollectDays': declareSetting({
    schema: field.count('The same for an order with chilled or frozen goods.', 1, 0, 30),
    default: 1,
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'handover.collectTime': declareSetting({
    schema: field.time('When the last day of waiting ends.', '21:00'),
    default: '21:00',
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'handover.extensionDays': declareSetting({
    schema: field.count('Days that an extension adds.', 1, 1, 14),
    default: 1,
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'handover.mostExtensions': declareSetting({
    schema: field.count('How often waiting may be extended.', 1, 0, 10),
    default: 1,
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'handover.reminderHours': declareSetting({
    schema: field.count('Hours before the end of waiting of the first reminder.', 24, 1, 168),
    default: 24,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
  'handover.lastReminderHours': declareSetting({
    schema: field.count('Hours before the end of waiting of the last reminder.', 3, 1, 72),
    default: 3,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
  'handover.undoMinutes': declareSetting({
    schema: field.count('Minutes in which a handover may be taken back.', 10, 0, 1440),
    default: 10,
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'handover.wrongGuesses': declareSetting({
    schema: field.count('Wrong tries at a community and day before it is locked.', 10, 1, 1000),
    default: 10,
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'handover.lockMinutes': declareSetting({
    schema: field.count('Minutes that wrong tries lock a community and day for.', 15, 1, 1440),
    default: 15,
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'handover.refundFresh': declareSetting({
    schema: field.yes('Whether chilled and frozen goods nobody fetched are paid back.', false),
    default: false,
    scopes: ['operator', 'region', 'community'],
    isMoney: true,
  }),
  'handover.uncollectedFeeBasisPoints': declareSetting({
    schema: field.basisPoints('Kept of other goods that nobody fetched.', 1000),
    default: 1000,
    scopes: ['operator', 'region', 'community'],
    isMoney: true,
  }),
  'handover.noShowLimit': declareSetting({
    schema: field.count('Cash orders left unfetched after which cash is not taken.', 3, 1, 100),
    default: 3,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
  'handover.noShowDays': declareSetting({
    schema: field.count('Days for which an unfetched cash order counts.', 90, 1, 730),
    default: 90,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
  'handover.doorFeeMinor': declareSetting({
    schema: field.minor('Fee of bringing goods from the pickup point to the door.', 200),
    default: 200,
    scopes: ['operator', 'region', 'community'],
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
  'settlement.commissionPendingHours': declareSetting({
    schema: field.count(
      'Hours after an order closed until its commission is available.',
      72,
      0,
      2160,
    ),
    default: 72,
    scopes: ['operator', 'region'],
    isMoney: true,
  }),
  'settlement.disputeDays': declareSetting({
    schema: field.count(
      'Days after a statement closed in which its lines can be disputed.',
      7,
      0,
      90,
    ),
    default: 7,
    scopes: ['operator', 'region'],
    isMoney: true,
  }),
  'settlement.payoutApprovalAboveMinor': declareSetting({
    schema: field.minor('Payouts above this need a second person’s approval.', 0),
    default: 0,
    scopes: ['operator', 'region'],
    isMoney: true,
  }),
  'settlement.withholding': declareSetting({
    schema: field.object(
      {
        thresholdMinor: field.minor('What a payee gets in a month without tax.', 80_000),
        brackets: field.list(
          field.object({
            fromMinor: field.minor('Sum above the threshold from which the rate holds.', 0),
            basisPoints: field.basisPoints('Tax on what lies from there to the next.', 2000),
          }),
          'Rates by the month’s sum above the threshold, rising; none for no tax.',
          { maxItems: 20 },
        ),
      },
      'Tax withheld from payouts of leaders and couriers, by a month’s sum.',
    ),
    default: { thresholdMinor: 0, brackets: [] },
    scopes: ['operator', 'region'],
    isMoney: true,
  }),
  'aftersales.claimHours': declareSetting({
    schema: field.count('Hours after the handover in which goods may be claimed.', 48, 1, 720),
    default: 48,
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'aftersales.claimHoursChilled': declareSetting({
    schema: field.count('The same for chilled goods.', 24, 1, 720),
    default: 24,
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'aftersales.claimHoursFrozen': declareSetting({
    schema: field.count('The same for frozen goods.', 24, 1, 720),
    default: 24,
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'aftersales.pictureFromMinor': declareSetting({
    schema: field.minor('Claims above this need a picture, whatever the reason.', 2000),
    default: 2000,
    scopes: ['operator', 'region', 'community'],
    isMoney: true,
  }),
  'aftersales.pictureReasons': declareSetting({
    schema: field.list(claimReason, 'Reasons that need a picture, however small the claim.'),
    default: ['quality'],
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'aftersales.autoApproveMinor': declareSetting({
    schema: field.minor('Claims up to this are granted by rule.', 3000),
    default: 3000,
    scopes: ['operator', 'region', 'community'],
    isMoney: true,
  }),
  'aftersales.autoApproveCount': declareSetting({
    schema: field.count('Claims of a resident granted by rule in 30 days.', 3, 0, 1000),
    default: 3,
    scopes: ['operator', 'region', 'community'],
    isMoney: true,
  }),
  'aftersales.autoApproveSumMinor': declareSetting({
    schema: field.minor('What claims granted by rule may give a resident in 30 days.', 10_000),
    default: 10_000,
    scopes: ['operator', 'region', 'community'],
    isMoney: true,
  }),
  'aftersales.autoApproveReasons': declareSetting({
    schema: field.list(claimReason, 'Reasons that are granted by rule.'),
    default: ['damaged', 'spoiled', 'missing', 'wrong', 'quality', 'short-weight'],
    scopes: ['operator', 'region', 'community'],
    isMoney: true,
  }),
  'aftersales.objectionHours': declareSetting({
    schema: field.count('Hours after a decision in which it may be objected to.', 72, 1, 720),
    default: 72,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
  'aftersales.replacementDays': declareSetting({
    schema: field.count(
      'Days in which goods promised again must be found, else refunded.',
      3,
      1,
      30,
    ),
    default: 3,
    scopes: ['operator', 'region'],
    isMoney: false,
  }),
  'delivery.confirmMinutes': declareSetting({
    schema: field.count('Minutes after arrival until silence confirms what came.', 120, 1, 1440),
    default: 120,
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'delivery.readyOnArrival': declareSetting({
    schema: field.yes('Whether goods may be fetched before the leader has confirmed them.', false),
    default: false,
    scopes: ['operator', 'region', 'community'],
    isMoney: false,
  }),
  'delivery.refundTime': declareSetting({
    schema: field.time('When what lacks is refunded that nobody brought.', '20:00'),
    default: '20:00',
    scopes: ['operator', 'region'],
    isMoney: true,
  }),
  'delivery.transportBearer': declareSetting({
    schema: field.oneOf('Who bears what is lost on the road.', ['operator', 'courier']),
    default: 'operator',
    scopes: ['operator', 'region'],
    isMoney: true,
  }),
  'delivery.bagsPerCrate': declareSetting({
    schema: field.count('Bags that go into one crate.', 8, 1, 1000),
    default: 8,
    scopes: ['operator', 'region', 'station'],
    isMoney: false,
  }),
  'delivery.bagsPerIceBox': declareSetting({
    schema: field.count('Cold bags that go into one ice box.', 6, 1, 1000),
    default: 6,
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

export type SettingName = keyof typeof SETTINGS

/** What is in force, by name. */
export type SettingValues = { [Name in SettingName]: Static<(typeof SETTINGS)[Name]['schema']> }

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name)
