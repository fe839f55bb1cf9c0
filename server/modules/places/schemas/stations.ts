import { Type } from 'typebox'
import { field, page, pageQuery } from '#platform/http'

const STATION_KINDS = ['warehouse', 'grid', 'store', 'pickup'] as const

const kind = field.oneOf('What the station is.', STATION_KINDS, 'grid')

const storages = Type.Array(field.oneOf('A storage.', ['ambient', 'chilled', 'frozen'] as const), {
  minItems: 1,
  maxItems: 3,
  description: 'Storages it has. Without frozen no frozen goods come its way.',
})

const OpeningHours = field.object(
  {
    weekday: field.count('Day of the week, 1 is Monday.', 1, 1, 7),
    opensAt: field.time('When it opens.', '08:00'),
    closesAt: field.time('When it closes.', '21:00'),
  },
  'A span of the week in which it is open.',
)

const name = field.text('Name, as people call it.', '锦绣网格站', 100, 1)
const address = field.text('Street address.', '锦绣路 18 号门面 3', 300)
const hours = field.list(OpeningHours, 'Opening hours of a week.', { maxItems: 28 })
const code = field.code('Code in the operator’s own lists; unique in the region.', 'G-07')

const written = {
  name,
  address,
  latitude: field.optional(field.latitude()),
  longitude: field.optional(field.longitude()),
  hours,
  capacityBags: field.optional(field.count('Bags that find room at once.', 300, 1, 1_000_000)),
  storages,
}

export const NewStation = field.object({ code, kind, ...written })

export const StationChange = field.object({
  version: field.count('Version that was read.', 1, 1),
  ...written,
})

export const Station = field.object({
  id: field.id('Id of the station.'),
  code,
  kind,
  name,
  address,
  latitude: field.nullable(field.latitude()),
  longitude: field.nullable(field.longitude()),
  hours,
  capacityBags: field.nullable(field.count('Bags that find room; null: not counted.', 300, 1)),
  storages,
  version: field.count('Raised by each change.', 1, 1),
  closedAt: field.nullable(field.instant('When it was closed; null while it is open.')),
  closedWhy: field.nullable(field.text('Why it was closed.', '租约到期', 300)),
})

export const StationPage = page(Station, 'Stations by code.')

export const StationQuery = field.object({ kind: field.optional(kind), ...pageQuery })

export const StationRecordQuery = field.object({
  kind: field.optional(kind),
  withClosed: field.optional(field.yes('Whether closed ones are listed too.', false)),
  ...pageQuery,
})

export const NewPickupSlot = field.object({
  weekday: field.count('Day of the week, 1 is Monday.', 1, 1, 7),
  startsAt: field.time('When it starts.', '17:00'),
  endsAt: field.time('When it ends.', '19:00'),
  capacityOrders: field.optional(field.count('Orders that may choose it.', 40, 1, 100_000)),
})

export const PickupSlot = field.object({
  id: field.id('Id of the slot.'),
  stationId: field.id('Id of the station.'),
  ...NewPickupSlot.properties,
  capacityOrders: field.nullable(field.count('Orders that may choose it; null: any.', 40, 1)),
})

export const ClosureWish = field.object({
  why: field.text('Why it is closed; staff will read it.', '租约到期', 300, 1),
})
