import { field } from '#platform/http'
import { forwardedTo } from './codes.ts'
import { HandoverView } from './handovers.ts'

export const HandoverList = field.object({
  communityId: field.id('The community.'),
  pickupDate: field.date('The day of the goods.'),
  asOf: field.instant('When this was read.'),
  isArrived: field.yes('Whether the goods are there.'),
  isReceivedHere: field.yes('Taken in at the pickup point itself, and not packed yet.', false),
  confirmBy: field.nullable(
    field.instant('When what came counts as confirmed by silence; null when nothing waits for it.'),
  ),
  undoMinutes: field.count('Minutes in which a handover may be taken back.', 10),
  keys: field.list(
    field.object({
      keyId: field.text('Id of the key, as tokens name it.', 'key-1', 64),
      pem: field.text('The public key, SPKI in PEM.', '-----BEGIN PUBLIC KEY-----', 500),
    }),
    'Keys by which a phone checks tokens offline.',
  ),
  codes: field.list(
    field.object({
      codeId: field.id('Id of the code, as tokens name it.'),
      version: field.count('Older pictures of it are void.', 1, 1),
      isVoid: field.yes('Taken back, or used already.', false),
      forwardedTo: forwardedTo(),
    }),
    'Codes of the day: versions, which are void, and who was sent with one.',
    { maxItems: 20_000 },
  ),
  orders: field.list(
    field.object({
      orderId: field.id('The order.'),
      number: field.text('Number of the order, as on the slip.', '7K3M9QXZ', 8),
      shortNumber: field.count('Number on the bags.', 17, 1),
      residentId: field.nullable(field.id('Whose it is; null for a walk-in.')),
      name: field.text('Name of the resident.', '王芳', 100),
      phoneLastFour: field.nullable(field.text('Last digits of the phone.', '8000', 4)),
      cashDueMinor: field.minor('To be taken in cash.', 0),
      bagCount: field.count('Bags.', 2),
      lineCount: field.count('Lines with something to give.', 3),
      building: field.text('Where the resident lives; empty where that is not known.', '3栋', 100),
      bags: field.list(
        field.object({
          bagNumber: field.count('Its number under the short number.', 2, 1),
          bagCount: field.count('Bags under the short number, as its label says.', 3, 1),
          storage: field.oneOf('How it is kept.', ['ambient', 'chilled', 'frozen']),
        }),
        'The bags to give, by number.',
      ),
      lines: field.list(
        field.object({
          name: field.names('Name as it was sold.'),
          measure: field.text('How it is sold: piece, case, about, weighed.', 'piece', 20),
          quantity: field.count('Pieces, or grams where weighed.', 2),
        }),
        'What is in them.',
      ),
      spoken: field.text(
        'The name as it is typed in pinyin, in full and by initials.',
        'wangfang wf',
        1000,
      ),
      reminders: field.count('How often the resident was told that it waits.', 1),
      isByLeader: field.yes('Whether the leader ordered it for the resident.', false),
      state: field.oneOf('Whether it may be handed over.', [
        'waiting',
        'ready',
        'handed',
        'returned',
        'closed',
        'to-the-door',
      ]),
      deadlineAt: field.nullable(field.instant('Until when it waits; null before it is ready.')),
      handover: field.nullable(HandoverView),
      collectedBy: field.nullable(
        field.text('The friend who fetched it; null for its own people.', '李强', 40),
      ),
    }),
    'All of the day, by short number.',
    { maxItems: 20_000 },
  ),
})

export const PickupStanding = field.object({
  readyAt: field.nullable(field.instant('Since when it waits; null before the goods are here.')),
  deadlineAt: field.nullable(field.instant('Until when it waits.')),
  extensions: field.count('How often that was put off.', 0),
  mostExtensions: field.count('How often it may be put off.', 1),
  doorFeeMinor: field.minor('What bringing it to the door would cost.', 300),
  isDoorAsked: field.yes('It was asked to be brought to the door, and that was not called off.'),
})

export const MOST_WAITING = 200

export const WaitingPickups = field.list(
  field.object({
    orderId: field.id('The order.'),
    readyAt: field.instant('Since when it waits.'),
    deadlineAt: field.nullable(field.instant('Until when it waits.')),
  }),
  `Up to ${MOST_WAITING}.`,
  { maxItems: MOST_WAITING },
)

export const PickupView = field.object({
  orderId: field.id('The order.'),
  deadlineAt: field.nullable(field.instant('Until when it waits.')),
  extensions: field.count('How often that was put off.', 1),
})
