import { Type } from 'typebox'
import { field } from '#platform/http'
import { CONFLICT_KINDS, RESOLUTIONS } from '../queries/conflicts.ts'

export const METHODS = ['digits', 'token', 'slip', 'phone', 'picture'] as const

const lastFour = () =>
  Type.String({
    pattern: '^[0-9]{4}$',
    description: 'Last four digits of the phone.',
    examples: ['8000'],
  })

const ProofByDigits = field.object(
  {
    digits: Type.String({
      pattern: '^[0-9]{8}$',
      description: 'Digits of the pickup code, eight of them.',
      examples: ['40718265'],
    }),
  },
  'By the digits of the code.',
)
const ProofByToken = field.object(
  { token: field.text('What the picture of the code says.', 'eyJ2IjoxfQ.key-1.c2ln', 4000, 1) },
  'By the picture of the code.',
)
const ProofBySlip = field.object(
  { slip: field.text('Number of the order on the paper slip.', '7K3M9QXZ', 12, 4) },
  'By a paper slip.',
)
const ProofByPhone = field.object(
  {
    phoneLastFour: lastFour(),
    name: field.text('Name as it was given.', '王芳', 40, 1),
    pickupDate: field.optional(field.date('Day of the goods; today when absent.')),
  },
  'By the last four digits of the phone, with the name.',
)

export const ProofBody = Type.Union([ProofByDigits, ProofByToken, ProofBySlip, ProofByPhone], {
  description: 'How whoever comes shows whose goods they fetch: one of the four.',
  examples: [{ digits: '40718265' }],
})

export const HandoverBody = field.object({
  proof: ProofBody,
  orderIds: field.optional(
    field.list(field.id('An order.'), 'Only these; all that is ready when absent.', {
      minItems: 1,
      maxItems: 50,
    }),
  ),
  cashTakenMinor: field.optional(
    field.minor('Cash taken with it: just what is due. 0 when absent.', 1960),
  ),
})

export const HandoverView = field.object(
  {
    id: field.id('Id of the handover.'),
    orderId: field.id('The order.'),
    communityId: field.id('Where.'),
    stationId: field.id('The pickup point.'),
    method: field.oneOf('How it was shown whose goods they are.', METHODS),
    why: field.oneOf('Fetched, or brought to the door.', ['collected', 'delivered']),
    handedBy: field.id('The person who handed over.'),
    handedAt: field.instant('When.'),
    recordedAt: field.instant('When the program was told: later, when it was done offline.'),
    bagCount: field.count('Bags given.', 2),
    cashMinor: field.minor('Cash taken with it.', 0),
    undoneAt: field.nullable(field.instant('When it was taken back; null when not.')),
  },
  'Goods of an order, given into a hand.',
)

export const HandoversReply = field.object({
  handovers: field.list(HandoverView, 'One for each order.'),
  cashTakenMinor: field.minor('Cash taken in all.', 0),
  bagCount: field.count('Bags given in all.', 2),
})

export const UndoingBody = field.object({
  why: field.text('Why it is taken back.', '给错人了', 200, 1),
})

export const SyncBody = field.object({
  deviceId: field.code('The phone, by a name it made for itself and keeps.', 'phone-7f3a'),
  items: field.list(
    field.object({
      itemId: field.id('Made by the phone; sent again it is done once.'),
      token: field.optional(field.text('What the picture said.', 'eyJ2IjoxfQ.k.c2ln', 4000, 1)),
      slip: field.optional(field.text('Number on the paper slip instead.', '7K3M9QXZ', 12, 4)),
      phoneLastFour: field.optional(lastFour()),
      name: field.optional(field.text('Name that goes with the digits.', '王芳', 40, 1)),
      orderIds: field.list(field.id('An order.'), 'What was handed over.', {
        minItems: 1,
        maxItems: 50,
      }),
      handedOverAt: field.instant('When, by the phone’s clock.'),
      cashTakenMinor: field.optional(field.minor('Cash taken with it. 0 when absent.', 0)),
    }),
    'What was handed over while offline.',
    { minItems: 1, maxItems: 500 },
  ),
})

const CODES = [...CONFLICT_KINDS] as const

export const SyncReply = field.object({
  items: field.list(
    field.object({
      itemId: field.id('The item.'),
      outcome: field.oneOf('What became of it.', ['done', 'repeated', 'conflict', 'refused']),
      was: field.nullable(
        field.oneOf('What became of it the first time; null when this is it.', [
          'done',
          'conflict',
        ]),
      ),
      code: field.nullable(
        field.text('What is wrong, as a word; null when nothing is.', CODES[0], 64),
      ),
      reason: field.nullable(
        field.text('The same in words.', 'Handed over already by somebody else.', 300),
      ),
      handovers: field.list(
        field.object({
          id: field.id('Id of the handover.'),
          orderId: field.id('The order.'),
        }),
        'What was written.',
      ),
    }),
    'In the order sent.',
  ),
})

export const ConflictView = field.object({
  id: field.id('Id of the conflict.'),
  orderId: field.id('The order.'),
  communityId: field.id('Where.'),
  kind: field.oneOf('What does not fit.', CONFLICT_KINDS),
  handoverId: field.nullable(field.id('The handover that stays; null where there is none.')),
  deviceId: field.text('The phone that told.', 'phone-7f3a', 64),
  itemId: field.id('Its item.'),
  handedBy: field.id('Who handed over a second time, or what was not to be.'),
  handedAt: field.instant('When, by the phone’s clock.'),
  cashMinor: field.minor('Cash taken beyond what is due: owed back.', 0),
  recordedAt: field.instant('When the program was told.'),
  resolvedAt: field.nullable(field.instant('When it was settled; null while it is open.')),
  resolvedBy: field.nullable(field.id('Who settled it.')),
  resolution: field.nullable(field.oneOf('How.', RESOLUTIONS)),
  resolvedWhy: field.nullable(field.text('In words.', '已当面退还', 400)),
})

export const ResolutionBody = field.object({
  resolution: field.oneOf(
    'cash-returned: given back by hand; cash-credited: into the resident’s wallet, the holder owes it; settled: nothing is owed back.',
    RESOLUTIONS,
  ),
  why: field.text('In words.', '已当面退还', 400, 1),
})
