import { field, page, pageQuery } from '#platform/http'

export const PRINT_KINDS = [
  'sorting-list',
  'matrix',
  'delivery-note',
  'pickup-slip',
  'lot-label',
  'receipt',
] as const

const kind = () => field.oneOf('What was printed.', PRINT_KINDS)

const subject = () =>
  field.code('What the paper is of: a day, a load, an order, a purchase order.', '2026-11-22')

export const PrintBody = field.object({
  kind: kind(),
  subject: subject(),
  copies: field.count('How many sheets or labels.', 24, 1, 10_000),
  why: field.optional(field.text('Why it is printed again.', '打印机卡纸', 200)),
})

export const PrintsQuery = field.object({
  kind: field.optional(kind()),
  subject: field.optional(subject()),
  ...pageQuery,
})

const Print = field.object({
  id: field.id('Id of the print.'),
  kind: kind(),
  subject: subject(),
  communityId: field.nullable(field.id('The community it was printed at.')),
  stationId: field.nullable(field.id('The station it was printed at.')),
  supplierId: field.nullable(field.id('The supplier that printed it.')),
  copies: field.count('How many sheets or labels.', 24, 1, 10_000),
  earlier: field.count('How many times the same paper was printed before.', 0),
  why: field.text('Why it was printed again.', '打印机卡纸', 200),
  printedAt: field.instant('When.'),
  printedBy: field.id('The person who printed it.'),
})

export const PrintReply = Print

export const PrintPage = page(Print, 'Prints, the newest first.')
