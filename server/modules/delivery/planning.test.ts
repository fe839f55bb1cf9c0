import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PlannedVehicle, type Point, planLoads } from './load-plan.ts'
import { type PackedBag, type Packing, pack } from './packing.ts'
import { nearestFirst, orderStops, type Stop, shorten, tourMeters } from './stop-order.ts'

const WAREHOUSE = { latitude: 30.65, longitude: 104.06 }

const spot = fc.record({
  latitude: fc.integer({ min: 30_500, max: 30_800 }).map((n) => n / 1000),
  longitude: fc.integer({ min: 103_900, max: 104_200 }).map((n) => n / 1000),
})
const nowhere = fc.constant({ latitude: null, longitude: null })
const stops = (most: number, place: fc.Arbitrary<Omit<Stop, 'code'>>) =>
  fc
    .array(place, { maxLength: most })
    .map((places) => places.map((at, nth) => ({ ...at, code: `S${String(nth).padStart(3, '0')}` })))

test('each point is visited once, and those without coordinates last by code', () => {
  fc.assert(
    fc.property(stops(25, fc.oneof(spot, nowhere)), (points) => {
      const tour = orderStops(WAREHOUSE, points)
      expect(tour.map(({ code }) => code).sort()).toEqual(points.map(({ code }) => code))
      const unknown = points.filter(({ latitude }) => latitude === null)
      expect(tour.slice(points.length - unknown.length)).toEqual(unknown)
    }),
  )
})

test('turning stretches round never makes a tour longer', () => {
  fc.assert(
    fc.property(stops(20, spot), (points) => {
      const nearest = nearestFirst(WAREHOUSE, points)
      const shortened = shorten(WAREHOUSE, nearest)
      const before = tourMeters(WAREHOUSE, nearest)
      expect(tourMeters(WAREHOUSE, shortened)).toBeLessThanOrEqual(before + 0.01)
    }),
  )
})

test('a tour that crosses itself is straightened', () => {
  const at = (code: string, latitude: number, longitude: number) => ({ code, latitude, longitude })
  const square = [at('b', 30.7, 104.16), at('d', 30.65, 104.16), at('c', 30.7, 104.06)]
  const crossed = [square[0]!, square[2]!, square[1]!]
  const shortened = shorten(WAREHOUSE, crossed)
  expect(tourMeters(WAREHOUSE, shortened)).toBeLessThan(tourMeters(WAREHOUSE, crossed) - 1000)
})

test('the order is the same whatever order the points are given in', () => {
  fc.assert(
    fc.property(
      stops(15, fc.oneof(spot, nowhere)).chain((points) =>
        fc.tuple(
          fc.constant(points),
          fc.shuffledSubarray(points, { minLength: points.length, maxLength: points.length }),
        ),
      ),
      ([points, shuffled]) => {
        expect(orderStops(WAREHOUSE, shuffled)).toEqual(orderStops(WAREHOUSE, points))
      },
    ),
  )
})

test('without coordinates of the warehouse the tour starts at the first point by code', () => {
  const points = [
    { code: 'B', latitude: 30.7, longitude: 104.1 },
    { code: 'A', latitude: 30.6, longitude: 104.1 },
  ]
  const nowhereAtAll = { latitude: null, longitude: null }
  expect(orderStops(nowhereAtAll, points).map(({ code }) => code)).toEqual(['A', 'B'])
})

const packing: fc.Arbitrary<Packing> = fc.record({
  bagsPerCrate: fc.integer({ min: 1, max: 8 }),
  bagsPerIceBox: fc.integer({ min: 1, max: 8 }),
})
const bag = fc.record({
  orderId: fc.integer({ min: 0, max: 6 }).map(String),
  isCold: fc.boolean(),
  weightGrams: fc.integer({ min: 0, max: 6000 }),
})
const points: fc.Arbitrary<Point[]> = fc
  .array(fc.tuple(fc.oneof(spot, nowhere), fc.array(bag, { minLength: 1, maxLength: 12 })), {
    maxLength: 10,
  })
  .map((all) =>
    all.map(([at, bags], nth) => ({
      ...at,
      code: `S${nth}`,
      stationId: `station ${nth}`,
      bags: bags.map((one, n) => ({ ...one, id: `${nth}-${n}`, orderId: `${nth}-${one.orderId}` })),
    })),
  )
const fleet: fc.Arbitrary<PlannedVehicle[]> = fc
  .array(
    fc.record({
      capacityBags: fc.integer({ min: 1, max: 20 }),
      capacityCrates: fc.integer({ min: 1, max: 12 }),
      capacityKg: fc.integer({ min: 4, max: 30 }),
      isCold: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => all.map((one, nth) => ({ ...one, id: `v${nth}`, code: `V${nth}` })))

const fitsIn = (vehicle: PlannedVehicle, bags: readonly (readonly PackedBag[])[], by: Packing) => {
  const packed = bags.map((some) => pack(some, vehicle.isCold, by))
  const sum = (of: (one: (typeof packed)[number]) => number) =>
    packed.reduce((all, one) => all + of(one), 0)
  return (
    sum((one) => one.bagCount) <= vehicle.capacityBags &&
    sum((one) => one.crateCount + one.iceBoxCount) <= vehicle.capacityCrates &&
    sum((one) => one.weightGrams) <= vehicle.capacityKg * 1000
  )
}

test('every bag rides once within what its vehicle carries, or is too heavy for all of them', () => {
  fc.assert(
    fc.property(points, fleet, packing, (all, vehicles, by) => {
      const { loads, tooHeavy } = planLoads(WAREHOUSE, all, vehicles, by)
      const riding = loads.flatMap((load) => load.stops.flatMap(({ bags }) => bags))
      const ids = [...riding, ...tooHeavy].map(({ id }) => id)
      expect(ids.sort()).toEqual(all.flatMap(({ bags }) => bags.map(({ id }) => id)).sort())
      for (const load of loads) {
        const vehicle = vehicles.find(({ id }) => id === load.vehicleId)!
        expect(
          fitsIn(
            vehicle,
            load.stops.map(({ bags }) => bags),
            by,
          ),
        ).toBe(true)
        expect(new Set(load.stops.map(({ stationId }) => stationId)).size).toBe(load.stops.length)
      }
      for (const one of tooHeavy) {
        expect(vehicles.some((vehicle) => fitsIn(vehicle, [[one]], by))).toBe(false)
      }
    }),
  )
})

test('a point that a vehicle can carry is never split', () => {
  fc.assert(
    fc.property(points, fleet, packing, (all, vehicles, by) => {
      const { loads } = planLoads(WAREHOUSE, all, vehicles, by)
      for (const { stationId, bags } of all) {
        if (!vehicles.some((vehicle) => fitsIn(vehicle, [bags], by))) continue
        const visits = loads
          .flatMap(({ stops }) => stops)
          .filter((at) => at.stationId === stationId)
        expect(visits).toHaveLength(1)
      }
    }),
  )
})

test('a plan is the same whatever order points and vehicles are given in', () => {
  fc.assert(
    fc.property(points, fleet, packing, (all, vehicles, by) => {
      const plan = planLoads(WAREHOUSE, all, vehicles, by)
      const turned = planLoads(WAREHOUSE, [...all].reverse(), [...vehicles].reverse(), by)
      expect(turned).toEqual(plan)
    }),
  )
})
