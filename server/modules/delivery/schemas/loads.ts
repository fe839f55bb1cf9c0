import { field, page, pageQuery } from '#platform/http'

export const VehicleWish = field.object({
  code: field.code('Its own code or number plate.', 'V-01'),
  name: field.text('What people call it.', '冷藏车 1 号', 100, 1),
  stationId: field.optional(
    field.nullable(field.id('The warehouse it drives from; null for any of the region.')),
  ),
  capacityBags: field.count('Bags it carries.', 240, 1, 100_000),
  capacityCrates: field.count('Crates and ice boxes it carries.', 40, 1, 10_000),
  capacityKg: field.count('What it carries, in kilograms.', 800, 1, 100_000),
  courierId: field.optional(field.nullable(field.id('The courier who drives it.'))),
  isCold: field.optional(field.yes('Whether it is cooled.', false)),
})

export const VehicleChange = field.object({
  ...VehicleWish.properties,
  version: field.count('The version that was read.', 1, 1),
})

export const Vehicle = field.object({
  id: field.id('Id of the vehicle.'),
  code: VehicleWish.properties.code,
  name: VehicleWish.properties.name,
  stationId: field.nullable(field.id('The warehouse it drives from; null for any of the region.')),
  capacityBags: VehicleWish.properties.capacityBags,
  capacityCrates: VehicleWish.properties.capacityCrates,
  capacityKg: VehicleWish.properties.capacityKg,
  courierId: field.nullable(field.id('The courier who drives it.')),
  isCold: field.yes('Whether it is cooled.', false),
  version: field.count('Rises with each change.', 1, 1),
  retiredAt: field.nullable(field.instant('When it was taken out of use.')),
  retiredWhy: field.nullable(field.text('Why.', 'sold', 500)),
})

export const VehicleQuery = field.object({
  ...pageQuery,
  withRetired: field.optional(field.yes('Also those out of use.', false)),
})
export const VehiclePage = page(Vehicle, 'Vehicles by code.')

export const Why = field.object({
  why: field.text('Why, for those who read it later.', 'sold', 500, 1),
})

export const PlanWish = field.object({
  vehicleIds: field.optional(
    field.list(field.id('A vehicle.'), 'Vehicles to use; all that are free when absent.', {
      minItems: 1,
      maxItems: 200,
    }),
  ),
  departsAt: field.optional(field.instant('When they leave.')),
})

const bags = field.count('Bags.', 24)
const crates = field.count('Crates.', 3)
const iceBoxes = field.count('Ice boxes.', 1)
const counted = (what: string) => field.nullable(field.count(what, 3))

const LoadStop = field.object({
  id: field.id('Id of the stop.'),
  position: field.count('Its turn on the road, from 1.', 1, 1),
  stationId: field.id('The point.'),
  stationName: field.text('Its name.', '锦绣自提点'),
  address: field.text('Where it is.', '锦绣路 18 号', 500),
  latitude: field.nullable(field.latitude()),
  longitude: field.nullable(field.longitude()),
  communityIds: field.list(field.id('A community.'), 'Whose goods are brought there.'),
  bagCount: bags,
  coldBagCount: field.count('Those of them to be kept cold.', 4),
  crateCount: crates,
  iceBoxCount: iceBoxes,
  weightGrams: field.count('What they weigh, in grams, as far as known.', 18_500),
  arrivedAt: field.nullable(field.instant('When the load arrived there.')),
  cratesLeft: counted('Crates left there.'),
  iceBoxesLeft: counted('Ice boxes left there.'),
  cratesTaken: counted('Crates taken back.'),
  iceBoxesTaken: counted('Ice boxes taken back.'),
  pictureId: field.nullable(field.id('Picture that proves it.')),
})

const { stationName: _, address: __, communityIds: ___, ...stopFields } = LoadStop.properties
const { latitude: ____, longitude: _____, ...arrivedFields } = stopFields

/** A stop as it was arrived at. */
export const ArrivedStop = field.object({
  ...arrivedFields,
  loadId: field.id('The load.'),
})

export const Load = field.object({
  id: field.id('Id of the load.'),
  stationId: field.id('The warehouse it leaves.'),
  pickupDate: field.date('For this pickup.'),
  number: field.count('Its number of the day.', 1, 1),
  vehicleId: field.id('The vehicle.'),
  vehicleCode: field.code('Its code.', 'V-01'),
  isCold: field.yes('Whether the vehicle is cooled.', false),
  courierId: field.nullable(field.id('The courier who drives it.')),
  courierName: field.nullable(field.text('Name of the courier.', '江师傅')),
  departsAt: field.nullable(field.instant('When it is to leave.')),
  distanceMeters: field.count('From the warehouse and back, in metres as the crow flies.', 18_400),
  bagCount: bags,
  coldBagCount: field.count('Those of them to be kept cold.', 12),
  crateCount: crates,
  iceBoxCount: iceBoxes,
  weightGrams: field.count('What it weighs, in grams, as far as known.', 480_000),
  plannedAt: field.instant('When it was planned.'),
  dispatchedAt: field.nullable(field.instant('When it left.')),
  cratesOut: counted('Crates counted out.'),
  iceBoxesOut: counted('Ice boxes counted out.'),
  returnedAt: field.nullable(field.instant('When it was counted back.')),
  stops: field.list(LoadStop, 'Its stops in the order of the road.'),
})

export const LoadList = field.object({ loads: field.list(Load, 'Loads by number.') })

export const MyLoadQuery = field.object({
  pickupDate: field.optional(field.date('Only of this pickup.')),
})

export const Dispatch = field.object({
  crates: field.optional(field.count('Crates counted out; as planned when absent.', 12, 0, 10_000)),
  iceBoxes: field.optional(
    field.count('Ice boxes counted out; as planned when absent.', 2, 0, 10_000),
  ),
  courierId: field.optional(field.id('The courier who drives instead.')),
})

export const Arrival = field.object({
  latitude: field.optional(field.latitude()),
  longitude: field.optional(field.longitude()),
  cratesLeft: field.optional(
    field.count('Crates left there; as planned when absent.', 3, 0, 10_000),
  ),
  iceBoxesLeft: field.optional(
    field.count('Ice boxes left there; as planned when absent.', 1, 0, 10_000),
  ),
  cratesTaken: field.optional(field.count('Crates taken back.', 2, 0, 10_000)),
  iceBoxesTaken: field.optional(field.count('Ice boxes taken back.', 1, 0, 10_000)),
  pictureId: field.optional(field.id('Picture that proves it, added as a claim picture.')),
})

export const Counted = field.object({
  crates: field.count('Crates.', 12, 0, 100_000),
  iceBoxes: field.count('Ice boxes.', 2, 0, 100_000),
})

export const CrateCountWish = field.object({
  ...Counted.properties,
  note: field.optional(field.text('Why it differs.', 'two broken', 500)),
})

export const CrateBalance = field.object({
  stationId: field.id('The station.'),
  stationCode: field.code('Its code.', 'G-0001'),
  stationName: field.text('Its name.', '锦绣自提点'),
  crates: field.count(
    'Crates it has by the movements; below zero where some were never written.',
    6,
    -100_000,
  ),
  iceBoxes: field.count('The same of ice boxes.', 2, -100_000),
  countedAt: field.nullable(field.instant('When they were last counted.')),
})
export const CrateQuery = field.object(pageQuery)
export const CratePage = page(CrateBalance, 'Stations that ever had crates or ice boxes.')
