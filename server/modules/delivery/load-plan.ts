import { type PackedBag, type Packing, pack } from './packing.ts'
import { isKnown, type Spot } from './spot.ts'
import type { Stop } from './stop-order.ts'

export interface PlannedVehicle {
  id: string
  code: string
  capacityBags: number
  /** Crates and ice boxes together. */
  capacityCrates: number
  capacityKg: number
  isCold: boolean
}

export interface Point extends Stop {
  stationId: string
  bags: readonly PackedBag[]
}

export interface PlannedLoad {
  vehicleId: string
  stops: Point[]
}

export interface LoadPlan {
  loads: PlannedLoad[]
  /** Bags that no vehicle can carry even alone. */
  tooHeavy: PackedBag[]
}

const GRAMS_A_KG = 1000

/**
 * Divides points over vehicles within what each can carry: points lie in a ring round the warehouse
 * (the sweep method) and each vehicle takes the next ones that fit. Points with cold bags go to cold
 * vehicles first. A point goes whole where a vehicle can carry it; a larger one is divided between
 * orders, and an order only where it is too large by itself. When all vehicles are full they go
 * again. Pure, and the same whatever order points and vehicles are given in.
 */
export function planLoads(
  from: Spot,
  points: readonly Point[],
  vehicles: readonly PlannedVehicle[],
  packing: Packing,
): LoadPlan {
  const fleet = [...vehicles].sort(byUse)
  let waiting = sweep(from, points)
  const loads: PlannedLoad[] = []
  while (waiting.length > 0) {
    const before = loads.length
    for (const vehicle of fleet) {
      const { load, left } = fill(vehicle, waiting, fleet, packing)
      if (load.stops.length > 0) loads.push(load)
      waiting = left
    }
    if (loads.length === before) break
  }
  return { loads, tooHeavy: waiting.flatMap((point) => point.bags) }
}

function fill(
  vehicle: PlannedVehicle,
  waiting: readonly Point[],
  fleet: readonly PlannedVehicle[],
  packing: Packing,
): { load: PlannedLoad; left: Point[] } {
  const stops: Point[] = []
  const taken = new Map<string, Set<string>>()
  const isFree = (bags: readonly PackedBag[], stationId: string) =>
    fits(vehicle, [...stops.filter((stop) => stop.stationId !== stationId), { bags }], packing)
  for (const point of firstFor(vehicle, waiting)) {
    const isWhole = fleet.some((one) => fits(one, [point], packing))
    const bags = isWhole ? point.bags : part(point.bags, (some) => isFree(some, point.stationId))
    if (bags.length === 0 || !isFree(bags, point.stationId)) continue
    stops.push({ ...point, bags })
    taken.set(point.stationId, new Set(bags.map((bag) => bag.id)))
  }
  const left = waiting.flatMap((point) => {
    const bags = point.bags.filter((bag) => taken.get(point.stationId)?.has(bag.id) !== true)
    return bags.length === 0 ? [] : [{ ...point, bags }]
  })
  return { load: { vehicleId: vehicle.id, stops }, left }
}

/** As many orders of a point as are free to go, or bags of the first where none goes whole. */
function part(
  bags: readonly PackedBag[],
  isFree: (bags: readonly PackedBag[]) => boolean,
): PackedBag[] {
  const takeAll = (groups: readonly (readonly PackedBag[])[]) => {
    let taken: PackedBag[] = []
    for (const group of groups) {
      const more = [...taken, ...group]
      if (isFree(more)) taken = more
    }
    return taken
  }
  const orders = [...Map.groupBy(bags, (bag) => bag.orderId).values()]
  const whole = takeAll(orders)
  return whole.length > 0 ? whole : takeAll(bags.map((bag) => [bag]))
}

function fits(
  vehicle: PlannedVehicle,
  stops: readonly { bags: readonly PackedBag[] }[],
  packing: Packing,
): boolean {
  let [bags, crates, grams] = [0, 0, 0]
  for (const stop of stops) {
    const packed = pack(stop.bags, vehicle.isCold, packing)
    bags += packed.bagCount
    crates += packed.crateCount + packed.iceBoxCount
    grams += packed.weightGrams
  }
  return (
    bags <= vehicle.capacityBags &&
    crates <= vehicle.capacityCrates &&
    grams <= vehicle.capacityKg * GRAMS_A_KG
  )
}

const hasCold = (point: Point): boolean => point.bags.some((bag) => bag.isCold)

/** Cold points first for a cold vehicle, and last for another. */
const firstFor = (vehicle: PlannedVehicle, points: readonly Point[]): Point[] => [
  ...points.filter((point) => hasCold(point) === vehicle.isCold),
  ...points.filter((point) => hasCold(point) !== vehicle.isCold),
]

/** Points by their direction from the warehouse; those without coordinates last, by code. */
function sweep(from: Spot, points: readonly Point[]): Point[] {
  const angle = (point: Point): number =>
    isKnown(point) && isKnown(from)
      ? Math.atan2(point.latitude - from.latitude, point.longitude - from.longitude)
      : Number.MAX_VALUE
  return points
    .map((point) => ({ point, angle: angle(point) }))
    .sort((a, b) => a.angle - b.angle || compare(a.point.code, b.point.code))
    .map(({ point }) => ({ ...point, bags: [...point.bags].sort(byOrder) }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byOrder = (a: PackedBag, b: PackedBag): number =>
  compare(a.orderId, b.orderId) || compare(a.id, b.id)

const byUse = (a: PlannedVehicle, b: PlannedVehicle): number =>
  Number(b.isCold) - Number(a.isCold) ||
  b.capacityBags - a.capacityBags ||
  compare(a.code, b.code) ||
  compare(a.id, b.id)
