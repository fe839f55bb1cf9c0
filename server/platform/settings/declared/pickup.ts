import { field } from '#platform/http'
import { declareSetting } from '../declare.ts'

/** What is set for the road and the pickup point. */
export const pickupSettings = {
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
}
