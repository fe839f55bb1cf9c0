import { field, page } from '#platform/http'
import { lotCode, lotId, note } from './papers.ts'
import { change, stocked } from './stock.ts'

export const CountStart = field.object({
  note: field.optional(note('What is counted and why.')),
})

const COUNT_STATES = ['open', 'waiting', 'booked', 'cancelled'] as const

const count = {
  id: field.id('Count.'),
  stationId: field.id('Station that is counted.'),
  state: field.oneOf(
    'Open while goods are counted; waiting for a second person; booked; cancelled.',
    COUNT_STATES,
  ),
  note: note('What is counted and why.'),
  startedAt: field.instant('When it began.'),
  startedBy: field.id('Person who began it.'),
  closedAt: field.nullable(field.instant('When counting ended.')),
  closedBy: field.nullable(field.id('Person who ended it.')),
  differenceValueMinor: field.nullable(
    field.minor('What all differences are worth; null while open, or where nobody knows.', 1240),
  ),
  bookedAt: field.nullable(field.instant('When the differences were booked.')),
  approvedBy: field.nullable(field.id('Second person, where one was needed.')),
  cancelledAt: field.nullable(field.instant('When it was cancelled.')),
  cancelledBy: field.nullable(field.id('Person who cancelled it.')),
  cancelledWhy: field.nullable(note('Why it was cancelled.')),
}

export const Count = field.object(count)

export const CountPage = page(field.object(count), 'Counts, newest first.')

export const CountWithLines = field.object({
  ...count,
  lines: field.list(
    field.object({
      skuId: field.id('SKU.'),
      lotId: field.nullable(field.id('Lot; null for goods without one.')),
      countedQuantity: stocked('What was counted.', 22),
      countedAt: field.instant('When it was counted.'),
      countedBy: field.id('Person who counted it.'),
      expectedQuantity: field.optional(
        stocked('What the books said at that moment; shown once the count is closed.', 24),
      ),
      difference: field.optional(change('Counted less expected; shown once it is closed.')),
    }),
    'What was counted.',
    { maxItems: 20_000 },
  ),
})

export const CountedLines = field.object({
  lines: field.list(
    field.object({
      skuId: field.id('SKU.'),
      lotCode: field.optional(lotCode()),
      lotId: field.optional(lotId()),
      expiresOn: field.optional(field.date('When a lot expires that is new here.', '2026-12-01')),
      isLoose: field.optional(
        field.yes('Only goods without a lot, though others of them lie in lots.'),
      ),
      countedQuantity: stocked('What lies there.', 22),
    }),
    'Goods counted, all or none; what is sent again replaces the earlier figure.',
    { minItems: 1, maxItems: 1000 },
  ),
})

export const CountClosing = field.object({
  notCounted: field.optional(
    field.oneOf('What was not counted stays in the books as it is, or is not there.', [
      'left',
      'gone',
    ]),
  ),
})
