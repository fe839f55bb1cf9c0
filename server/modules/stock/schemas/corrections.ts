import { field, page, pageQuery } from '#platform/http'
import { CORRECTION_KINDS, CORRECTION_REASONS } from '../correction.ts'
import { lotCode, lotId, note, pictureIds } from './papers.ts'
import { change } from './stock.ts'

const kind = () => field.oneOf('Put right in the books, or written off.', CORRECTION_KINDS)
const reason = () =>
  field.oneOf('Why. Which reasons go with which kind is told when one does not.', [
    ...CORRECTION_REASONS,
  ])

export const CorrectionWish = field.object({
  kind: kind(),
  reason: reason(),
  note: field.optional(note('Why in words; must be there for “other”.')),
  pictureIds: field.optional(pictureIds()),
  lines: field.list(
    field.object({
      skuId: field.id('SKU.'),
      lotCode: field.optional(lotCode()),
      lotId: field.optional(lotId()),
      quantity: change('What is written off, above zero; for adjusted the signed difference.', 2),
    }),
    'Goods, all or none.',
    { minItems: 1, maxItems: 500 },
  ),
})

export const Correction = field.object({
  id: field.id('Correction.'),
  stationId: field.id('Station.'),
  kind: kind(),
  reason: field.text('Why.', 'spoiled'),
  note: note('Why, in words.'),
  pictureIds: pictureIds(),
  state: field.oneOf('Waiting for a second person, booked or declined.', [
    'waiting',
    'booked',
    'declined',
  ]),
  valueMinor: field.nullable(field.minor('What the goods are worth; null: nobody knows.', 1240)),
  askedAt: field.instant('When it was written.'),
  askedBy: field.id('Person who wrote it.'),
  bookedAt: field.nullable(field.instant('When it was booked.')),
  approvedBy: field.nullable(field.id('Second person, where one was needed.')),
  declinedAt: field.nullable(field.instant('When it was declined.')),
  declinedBy: field.nullable(field.id('Person who declined it.')),
  declinedWhy: field.nullable(note('Why it was declined.')),
  lines: field.list(
    field.object({
      lineNumber: field.count('Line.', 1, 1),
      skuId: field.id('SKU.'),
      lotId: field.nullable(field.id('Lot named; null: those that expire first.')),
      quantity: change('Into the station above zero, out of it below.'),
      valueMinor: field.nullable(field.minor('What the line is worth.', 620)),
    }),
    'Goods.',
  ),
})

export const CorrectionQuery = field.object({
  kind: field.optional(kind()),
  isWaiting: field.optional(field.oneOf('Only what waits for a second person.', ['true', 'false'])),
  ...pageQuery,
})

export const CorrectionPage = page(Correction, 'Corrections, newest first.')
