import { field, page, pageQuery } from '#platform/http'
import { SURPLUS_STATES } from '../surplus.ts'

const whole = (description: string, example = 24) =>
  field.count(`${description} Pieces, or grams where the SKU is weighed.`, example)

const DESTINATIONS = ['next-window', 'store', 'markdown', 'write-off'] as const
const SUBJECT_KINDS = ['stock-transfer', 'stock-correction', 'window'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

export const PoolLine = field.object({
  id: field.id('Id of the pooled line; also of its surplus.'),
  stationId: field.id('The warehouse.'),
  pickupDate: field.date('The day the goods are picked up.'),
  skuId: field.id('Id of the SKU.'),
  supplierId: field.nullable(field.id('Who is asked; null where nobody offers it.')),
  demandQuantity: field.quantity('What orders want.', 22),
  setAsideQuantity: whole('Covered by free stock of the warehouse.', 4),
  caseSize: field.count('Pieces, or grams where weighed, of a case.', 12, 1),
  orderedQuantity: whole('Asked of the supplier, in whole cases.'),
  surplusQuantity: whole('Left over by rounding.', 6),
  surplusDestination: field.nullable(field.oneOf('Where it goes.', DESTINATIONS)),
  surplusStationId: field.nullable(field.id('The store it goes to.')),
  surplusDecidedAt: field.nullable(field.instant('Since when that is so.')),
  surplusDecidedBy: field.nullable(field.id('Who said so; null where it is as the setting says.')),
  receivedQuantity: whole('Taken in for it before the day was closed.'),
  surplusState: field.nullable(
    field.oneOf(
      'Whether it is only reckoned with, waits for a word, or went there; null where none is.',
      SURPLUS_STATES,
    ),
  ),
  surplusSettledAt: field.nullable(field.instant('When it went there.')),
  surplusSettledQuantity: field.nullable(whole('What truly was left over and went there.', 6)),
  surplusSubjectKind: field.nullable(field.oneOf('What it became, if anything.', SUBJECT_KINDS)),
  surplusSubjectId: field.nullable(field.id('Id of what it became.')),
})

export const PoolLines = field.list(PoolLine, 'Pooled lines by SKU.', { maxItems: 5000 })
export const SurplusPage = page(PoolLine, 'What is left over, the newest first.')

export const SurplusQuery = field.object({
  pickupDate: field.optional(field.date('Only of this pickup date.')),
  stationId: field.optional(field.id('Only at this warehouse.')),
  ...pageQuery,
})

export const SurplusDecision = field.object({
  destination: field.oneOf('Where it goes.', DESTINATIONS),
  stationId: field.optional(field.id('The store, where it goes to one.')),
  markdown: field.optional(
    field.object(
      {
        windowId: field.id('The window that sells it from the warehouse’s stock.'),
        priceMinor: field.minor('Price per piece, or per kg where the SKU is weighed.', 280),
      },
      'Where and at what price marked-down goods are sold, once they are here.',
    ),
  ),
})
