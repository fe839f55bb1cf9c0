import { field } from '#platform/http'
import { declareSetting } from '../declare.ts'

const claimReason = field.oneOf('What may be wrong with goods.', [
  'damaged',
  'spoiled',
  'missing',
  'wrong',
  'quality',
  'short-weight',
  'other',
])

/** What is set for claims and settlement. */
export const moneySettings = {
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
}
