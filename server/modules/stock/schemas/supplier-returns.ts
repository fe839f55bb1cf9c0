import { field, page, pageQuery } from '#platform/http'
import { RETURN_REASONS } from '../correction.ts'
import { movedLines, note, pictureIds } from './papers.ts'
import { stocked } from './stock.ts'

export const ReturnWish = field.object({
  supplierId: field.id('Supplier the goods go back to.'),
  reason: field.oneOf('Why.', RETURN_REASONS),
  note: field.optional(note('Why in words; must be there for “other”.')),
  pictureIds: field.optional(pictureIds()),
  lines: movedLines(
    field.quantity('What goes back.', 12),
    'Goods, all or none; without a lot those that lie in none.',
  ),
})

export const SupplierReturn = field.object({
  id: field.id('Return.'),
  stationId: field.id('Station the goods left.'),
  supplierId: field.id('Supplier.'),
  reason: field.text('Why.', 'poor-quality'),
  note: note('Why, in words.'),
  pictureIds: pictureIds(),
  costMinor: field.minor('What the goods had cost, which is taken off what is owed.', 3720),
  returnedAt: field.instant('When.'),
  returnedBy: field.id('Person who gave them back.'),
  state: field.oneOf('Set aside for the supplier, fetched, or called off.', [
    'set-aside',
    'left',
    'cancelled',
  ]),
  leftAt: field.nullable(field.instant('When the supplier fetched them.')),
  cancelledAt: field.nullable(field.instant('When it was called off.')),
  cancelledWhy: note('Why it was called off.'),
  lines: field.list(
    field.object({
      skuId: field.id('SKU.'),
      lotId: field.nullable(field.id('Lot.')),
      quantity: stocked('What went back.', 12),
      costMinor: field.minor('What it had cost.', 3720),
    }),
    'Goods.',
  ),
})

export const ReturnQuery = field.object({
  supplierId: field.optional(field.id('Only of this supplier.')),
  ...pageQuery,
})

export const SupplierReturnQuery = field.object({ ...pageQuery })

export const SupplierReturnPage = page(SupplierReturn, 'Returns, newest first.')
