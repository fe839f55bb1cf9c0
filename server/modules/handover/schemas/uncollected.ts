import { field } from '#platform/http'
import { WRITE_OFF_REASONS } from '#stock'
import { FATES, WHYS } from '../uncollected.ts'

const fate = () => field.oneOf('Stock again, stock to be sold for less, or written off.', FATES)
const note = (description: string) => field.text(description, '冰柜坏了', 500)

export const EarlyReturnBody = field.object({
  why: field.oneOf(
    'given-up: who ordered it does not come. cannot-wait: it cannot wait, and is refunded whole.',
    ['given-up', 'cannot-wait'],
  ),
  note: field.optional(note('Why in words.')),
})

export const UncollectedDecisionBody = field.object({
  lines: field.list(
    field.object({
      lineNumber: field.count('Line of the order.', 1, 1),
      fate: fate(),
      reason: field.optional(field.oneOf('Why it is written off.', WRITE_OFF_REASONS)),
      note: field.optional(note('The same in words; must be there for “other”.')),
    }),
    'Every line that came back.',
    { minItems: 1, maxItems: 200 },
  ),
})

const order = {
  orderId: field.id('The order.'),
  number: field.text('Number of the order, as on the slip.', '7K3M9QXZ', 8),
  shortNumber: field.count('Number on the bags.', 17, 1),
  pickupDate: field.date('Day of the goods.'),
  communityId: field.id('Its community.'),
  name: field.text('Name of the resident; empty for a walk-in.', '王芳', 100),
  phoneLastFour: field.nullable(field.text('Last digits of the phone.', '8000', 4)),
}

const goods = {
  lineNumber: field.count('Line of the order.', 1, 1),
  skuId: field.id('SKU.'),
  name: field.names('Name as it was sold.'),
  measure: field.text('How it is sold: piece, case, about, weighed.', 'piece', 20),
  quantity: field.count('Pieces, or grams where weighed.', 2),
}

export const UncollectedAtStation = field.object({
  waiting: field.list(
    field.object({
      ...order,
      deadlineAt: field.instant('Until when it waits.'),
      reminders: field.count('How often the resident was told that it waits.', 1),
      cashDueMinor: field.minor('To be taken in cash.', 0),
      lines: field.list(field.object(goods), 'What waits.'),
    }),
    'What waits, whose time ends next first.',
    { maxItems: 300 },
  ),
  returned: field.list(
    field.object({
      ...order,
      why: field.oneOf('Why it went back.', WHYS),
      note: note('The same in words.'),
      returnedAt: field.instant('When it went back.'),
      decidedAt: field.nullable(field.instant('When somebody said what becomes of it.')),
      lines: field.list(
        field.object({
          ...goods,
          fate: fate(),
          decidedWhy: field.text('Why it was written off.', 'spoiled', 40),
          decidedNote: note('The same in words.'),
        }),
        'What came back; until somebody decides, as the rules say.',
      ),
    }),
    'What went back in the last 30 days, what waits for a decision first.',
    { maxItems: 300 },
  ),
})
