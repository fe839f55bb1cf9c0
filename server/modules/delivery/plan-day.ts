import { allocationStateOf } from '#fulfilment'
import { getStation, listStationsByIds, type Station } from '#places'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { readSettings } from '#platform/settings'
import { type BagToLoad, listBagsToLoad } from './bags-to-load.ts'
import type { Load } from './load.ts'
import { type Point, planLoads } from './load-plan.ts'
import { type PackedBag, type Packing, pack } from './packing.ts'
import {
  deleteUndispatched,
  insertLoadOrders,
  insertLoads,
  insertStops,
  listLoadsOfDay,
  lockDay,
  markPlanned,
  type NewLoad,
  type NewStop,
  type WarehouseDay,
} from './queries/loads.ts'
import { listVehiclesByIds, listVehiclesFree } from './queries/vehicles.ts'
import {
  NothingToLoad,
  NoVehicle,
  NoVehicleCarries,
  SortingNotFinished,
  VehicleNotUsable,
} from './refusals.ts'
import { orderStops, tourMeters } from './stop-order.ts'
import type { Vehicle } from './vehicle.ts'

export interface Planning extends WarehouseDay {
  regionId: string
  /** Those to use; all that are free when absent. */
  vehicleIds?: readonly string[] | undefined
  departsAt?: Date | null
  by: string
  at: Date
}

/**
 * Plans the loads of a warehouse's day anew: what has left stays, what has not is divided over
 * vehicles. So the plan before is replaced, and what came late gets loads of its own.
 * @throws SortingNotFinished NothingToLoad NoVehicle VehicleNotUsable NoVehicleCarries
 */
export async function planDay(tx: Tx, planning: Planning): Promise<Load[]> {
  const { regionId, stationId, pickupDate, at, by } = planning
  const day = { stationId, pickupDate }
  const warehouse = await getStation(tx, regionId, stationId)
  await lockDay(tx, regionId, day)
  const allocation = await allocationStateOf(tx, regionId, { warehouseId: stationId, pickupDate })
  if (allocation.firstSortedAt === null) throw new SortingNotFinished()
  const bags = await listBagsToLoad(tx, regionId, day)
  if (bags.length === 0) throw new NothingToLoad()

  const vehicles = await usableVehicles(tx, planning)
  const packing = await packingOf(tx, planning)
  const points = await pointsOf(tx, regionId, bags)
  const plan = planLoads(warehouse, points, vehicles, packing)
  if (plan.tooHeavy.length > 0) {
    throw new NoVehicleCarries([...new Set(plan.tooHeavy.map((bag) => bag.orderId))])
  }
  await deleteUndispatched(tx, regionId, day)
  const numbered = lastNumberOf(await listLoadsOfDay(tx, regionId, day))
  const made = plan.loads.map((load, index) => {
    const vehicle = vehicles.find(({ id }) => id === load.vehicleId)!
    const stops = orderStops(warehouse, load.stops)
    return { id: newId(), number: numbered + index + 1, vehicle, stops }
  })
  await writePlan(tx, { planning, warehouse, packing, made, bags })
  await markPlanned(tx, regionId, day, { at, by })
  return listLoadsOfDay(tx, regionId, day)
}

async function usableVehicles(tx: Tx, planning: Planning): Promise<Vehicle[]> {
  const { regionId, vehicleIds } = planning
  const free = await listVehiclesFree(tx, regionId, planning)
  if (vehicleIds === undefined) {
    if (free.length === 0) throw new NoVehicle()
    return free
  }
  const freeIds = new Set(free.map(({ id }) => id))
  const unusable = vehicleIds.filter((id) => !freeIds.has(id))
  if (unusable.length > 0) throw new VehicleNotUsable(unusable)
  return listVehiclesByIds(tx, regionId, vehicleIds)
}

async function packingOf(tx: Tx, { regionId, stationId, at }: Planning): Promise<Packing> {
  const settings = await readSettings(tx, regionId, { stationId }, at)
  return {
    bagsPerCrate: settings['delivery.bagsPerCrate'],
    bagsPerIceBox: settings['delivery.bagsPerIceBox'],
  }
}

async function pointsOf(tx: Tx, regionId: string, bags: readonly BagToLoad[]): Promise<Point[]> {
  const byStation = Map.groupBy(bags, (bag) => bag.stationId)
  const stations = await listStationsByIds(tx, regionId, [...byStation.keys()])
  return stations.map(({ id, code, latitude, longitude }) => ({
    stationId: id,
    code,
    latitude,
    longitude,
    bags: byStation.get(id)!,
  }))
}

const lastNumberOf = (loads: readonly Load[]): number =>
  loads.reduce((last, load) => Math.max(last, load.number), 0)

interface MadePlan {
  planning: Planning
  warehouse: Station
  packing: Packing
  made: readonly { id: string; number: number; vehicle: Vehicle; stops: Point[] }[]
  bags: readonly BagToLoad[]
}

async function writePlan(tx: Tx, plan: MadePlan): Promise<void> {
  const { planning, warehouse, packing, made } = plan
  const { regionId, stationId, pickupDate, at, by, departsAt = null } = planning
  const loads: NewLoad[] = made.map(({ id, number, vehicle, stops }) => ({
    id,
    number,
    vehicleId: vehicle.id,
    courierId: vehicle.courierId,
    departsAt,
    distanceMeters: Math.round(tourMeters(warehouse, stops)),
  }))
  const stops = made.flatMap(({ id: loadId, vehicle, stops: points }) =>
    points.map((point, index) => ({
      id: newId(),
      loadId,
      position: index + 1,
      stationId: point.stationId,
      ...pack(point.bags, vehicle.isCold, packing),
      bags: point.bags,
    })),
  )
  await insertLoads(tx, regionId, { stationId, pickupDate }, { loads, at, by })
  await insertStops(tx, regionId, stops satisfies NewStop[])
  await insertLoadOrders(
    tx,
    regionId,
    pickupDate,
    stops.flatMap((stop) => ordersOfStop(stop, plan.bags)),
  )
}

function ordersOfStop(
  stop: { id: string; loadId: string; bags: readonly PackedBag[] },
  all: readonly BagToLoad[],
) {
  const known = new Map(all.map((bag) => [bag.id, bag]))
  const bags = stop.bags.map((bag) => known.get(bag.id)!)
  return [...Map.groupBy(bags, (bag) => bag.orderId)].map(([orderId, ofOrder]) => {
    const { communityId, residentId, shortNumber } = ofOrder[0]!
    const lineNumbers = [...new Set(ofOrder.flatMap((bag) => bag.lineNumbers))]
    return {
      loadId: stop.loadId,
      stopId: stop.id,
      orderId,
      communityId,
      residentId,
      shortNumber,
      bagIds: ofOrder.map((bag) => bag.id),
      lineNumbers: lineNumbers.sort((a, b) => a - b),
      bagCount: ofOrder.length,
      coldBagCount: ofOrder.filter((bag) => bag.isCold).length,
    }
  })
}
