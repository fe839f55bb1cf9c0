import { field, page, pageQuery } from '#platform/http'
import { MOVEMENT_REASONS } from '../movement.ts'
import { change, stocked } from './stock.ts'

const lot = {
  id: field.id('Lot.'),
  skuId: field.id('SKU.'),
  code: field.text('Code of the lot.', 'L20261121'),
  supplierId: field.nullable(field.id('Supplier it came from, where known.')),
  expiresOn: field.nullable(field.date('Last day on which it may be sold.', '2026-12-01')),
  costMinor: field.nullable(
    field.minor('What a piece, or a kilogram of weighed goods, was bought for.', 310),
  ),
}

export const RegionLotQuery = field.object({
  skuId: field.optional(field.id('Only of this SKU.')),
  supplierId: field.optional(field.id('Only from this supplier.')),
  code: field.optional(field.code('Begin of the code.', 'L2026')),
  ...pageQuery,
})

export const RegionLotPage = page(
  field.object(lot),
  'Lots, newest first, also those of which nothing is left.',
)

export const LotTrace = field.object({
  ...lot,
  places: field.list(
    field.object({ stationId: field.id('Station.'), onHand: stocked('What of it lies there.') }),
    'Where it lies.',
  ),
  onTheWay: field.list(
    field.object({
      transferId: field.id('Transfer.'),
      fromStationId: field.id('Station it left.'),
      toStationId: field.id('Station it goes to.'),
      quantity: stocked('What of it is on the way.'),
      sentAt: field.instant('When it left.'),
    }),
    'What of it is between stations.',
  ),
  flows: field.list(
    field.object({
      stationId: field.id('Station.'),
      reason: field.oneOf('Why it moved.', MOVEMENT_REASONS),
      quantity: change('All that moved for this reason: in above zero, out below.', -18),
      movements: field.count('How many movements.', 9),
      firstAt: field.instant('The first of them.'),
      lastAt: field.instant('The last of them.'),
    }),
    'What became of it, by station and reason.',
  ),
})

export const LotMovementQuery = field.object({ ...pageQuery })

export const LotMovementPage = page(
  field.object({
    id: field.id('Movement.'),
    stationId: field.id('Station.'),
    quantity: change('Into the station above zero, out of it below.'),
    reason: field.oneOf('Why it moved.', MOVEMENT_REASONS),
    subjectKind: field.text('What it belongs to.', 'allocation'),
    subjectId: field.nullable(field.id('Id of what it belongs to.')),
    actorId: field.nullable(field.id('Person who moved it.')),
    note: field.text('What was noted.', '压坏', 500),
    occurredAt: field.instant('When it moved.'),
  }),
  'Movements of the lot at all stations, newest first.',
)

export const ExpiringQuery = field.object({
  withinDays: field.optional(field.count('Days from today, 3 when absent.', 3, 0, 365)),
  ...pageQuery,
})

export const ExpiringPage = page(
  field.object({
    lotId: field.id('Lot.'),
    code: field.text('Code of the lot.', 'L20261121'),
    skuId: field.id('SKU.'),
    skuCode: field.text('Code of the SKU.', 'TOM-500'),
    name: field.names('Name of the goods.'),
    supplierId: field.nullable(field.id('Supplier it came from, where known.')),
    expiresOn: field.date('Last day on which it may be sold.', '2026-11-23'),
    daysLeft: field.count('Days from today to that day; below zero: past it.', 1, -100_000),
    isExpired: field.yes('It may not be sold any more: write it off.', false),
    onHand: stocked('What of it lies there.'),
  }),
  'Lots that near their last day or are past it, the first to expire first.',
)
