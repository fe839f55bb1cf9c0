import { field, page, pageQuery } from '#platform/http'
import { ERROR_KINDS, STAGES } from './error-entry.ts'

const GROUPINGS = [
  'stage',
  'kind',
  'person',
  'supplier',
  'community',
  'station',
  'day',
  'sku',
] as const

const filters = {
  from: field.optional(field.date('First day; six days before the last when absent.')),
  to: field.optional(field.date('Last day; today when absent.')),
  stage: field.optional(field.oneOf('Only of this stage.', STAGES)),
  kind: field.optional(field.oneOf('Only of this kind.', ERROR_KINDS)),
  personId: field.optional(field.id('Only this person’s doing.')),
  supplierId: field.optional(field.id('Only of this supplier.')),
  skuId: field.optional(field.id('Only of this SKU.')),
}

const places = {
  communityId: field.optional(field.id('Only of this community.')),
  stationId: field.optional(field.id('Only of this station.')),
}

const by = () =>
  field.optional(field.oneOf('What figures are grouped by; stage when absent.', GROUPINGS))

export const PlaceErrorsQuery = field.object({ by: by(), ...filters })
export const ErrorsQuery = field.object({ by: by(), ...filters, ...places })
export const PlaceEntriesQuery = field.object({ ...filters, ...pageQuery })
export const EntriesQuery = field.object({ ...filters, ...places, ...pageQuery })
export const SheetQuery = field.object({ ...filters, ...places })

const figures = {
  errors: field.count('How many errors.', 12),
  costMinor: field.minor('What they cost the operator.', 4380),
}

export const Errors = field.object({
  from: field.date('First day.'),
  to: field.date('Last day.'),
  by: field.oneOf('What figures are grouped by.', GROUPINGS),
  ...figures,
  groups: field.list(
    field.object({
      key: field.nullable(
        field.text('Id, word or day; null where nobody knows whose it was.', 'sorting'),
      ),
      label: field.nullable(
        field.text('Name of what the key means, where it has one.', '锦绣花园'),
      ),
      ...figures,
    }),
    'Days in their order; all else with the dearest first, 500 at most.',
    { maxItems: 500 },
  ),
})

export const EntryPage = page(
  field.object({
    eventId: field.id('Event that told of it.'),
    lineNumber: field.count('Which of the things it told.', 1, 1),
    day: field.date('Day it became known.'),
    stage: field.oneOf('Where it went wrong.', STAGES),
    kind: field.oneOf('What went wrong.', ERROR_KINDS),
    personId: field.nullable(field.id('Whose doing it was, where that is known.')),
    supplierId: field.nullable(field.id('Supplier whose doing it was, where it was one’s.')),
    communityId: field.nullable(field.id('Community.')),
    stationId: field.nullable(field.id('Station.')),
    skuId: field.nullable(field.id('SKU.')),
    orderId: field.nullable(field.id('Order.')),
    quantity: field.count('Pieces, or grams where the SKU is weighed.', 2),
    costMinor: field.minor(
      'What it cost; 0 where that is told by another entry or nobody lost anything.',
      960,
    ),
    subjectKind: field.text('What it belongs to.', 'shortfall'),
    subjectId: field.text('Id of what it belongs to.', '0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04'),
    occurredAt: field.instant('When it became known.'),
  }),
  'What is behind the figures, newest first.',
)
