import { field, page, pageQuery } from '#platform/http'

const whole = (description: string, example = 24) =>
  field.count(`${description} Pieces, or grams where the SKU is weighed.`, example)

const DESTINATIONS = ['next-window', 'store', 'markdown', 'write-off'] as const

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
})
