import { field, page, pageQuery } from '#platform/http'
import { MOVEMENT_REASONS } from '../movement.ts'

/** Stock may be nothing, and a correction less than nothing: field.quantity starts at one. */
export const stocked = (description: string, example = 24) =>
  field.count(`${description} Pieces, or grams where the SKU is weighed.`, example)

export const change = (description: string, example = -2) =>
  field.count(`${description} Pieces, or grams where the SKU is weighed.`, example, -1_000_000_000)

export const StockQuery = field.object({
  skuId: field.optional(field.id('Only this SKU.')),
  ...pageQuery,
})

export const StockPage = page(
  field.object({
    skuId: field.id('SKU that lies there.'),
    skuCode: field.text('Code of the SKU.', 'TOM-500'),
    name: field.names('Name of the goods, with what tells them from their siblings.'),
    measure: field.oneOf('How it is counted.', ['piece', 'case', 'about', 'weighed']),
    onHand: stocked('What lies there.'),
    reserved: stocked('What of it is promised to orders.', 6),
    left: stocked('What can still be promised: not what is past its last day.', 18),
  }),
  'What lies at the station, by SKU; also what has run out.',
)

export const LotList = field.list(
  field.object({
    lotId: field.id('Lot.'),
    code: field.text('Code of the lot.', 'L20261121'),
    supplierId: field.nullable(field.id('Supplier it came from, where known.')),
    expiresOn: field.nullable(field.date('Last day on which it may be sold.', '2026-12-01')),
    onHand: stocked('What of it lies there.'),
  }),
  'Lots that lie there, those that expire first before others.',
)

export const MovementsQuery = field.object({ ...pageQuery })

export const MovementPage = page(
  field.object({
    id: field.id('Movement.'),
    lotId: field.nullable(field.id('Lot that moved.')),
    lotCode: field.nullable(field.text('Code of the lot that moved.', 'L20261121')),
    quantity: change('Into the station above zero, out of it below.'),
    reason: field.oneOf('Why it moved.', MOVEMENT_REASONS),
    subjectKind: field.text('What it belongs to.', 'order'),
    subjectId: field.nullable(field.id('Id of what it belongs to.')),
    actorId: field.nullable(field.id('Person who moved it.')),
    note: field.text('What was noted.', '压坏', 500),
    occurredAt: field.instant('When it moved.'),
  }),
  'Movements of the SKU at the station, newest first.',
)

export const Recording = field.object({
  reason: field.oneOf('What was done.', ['received', 'returned']),
  lines: field.list(
    field.object({
      skuId: field.id('SKU that came in.'),
      quantity: field.quantity('What was received or taken back.', 24),
      lotCode: field.optional(field.code('Lot it belongs to; made where it is new.', 'L20261121')),
      expiresOn: field.optional(field.date('When a new lot expires.', '2026-12-01')),
    }),
    'Goods that came in, all or none.',
    { minItems: 1, maxItems: 1000 },
  ),
  note: field.optional(field.text('Why, in words.', '顾客退回', 500)),
})

export const Recorded = field.object({
  movements: field.list(
    field.object({
      id: field.id('Movement.'),
      skuId: field.id('SKU that moved.'),
      lotId: field.nullable(field.id('Lot that moved.')),
      quantity: change('Into the station above zero, out of it below.'),
    }),
    'What was booked.',
    { maxItems: 100_000 },
  ),
})
