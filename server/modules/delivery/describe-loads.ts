import { listPeople } from '#identity'
import { listStationsByIds } from '#places'
import type { Queryable } from '#platform/db'
import type { Load, LoadStop } from './load.ts'
import { listCommunitiesOfStops } from './queries/loads.ts'
import { listStops } from './queries/stops.ts'
import { listVehiclesByIds } from './queries/vehicles.ts'

/** Loads with their vehicles and stops, as people read them. */
export async function describeLoads(db: Queryable, regionId: string, loads: readonly Load[]) {
  if (loads.length === 0) return []
  const loadIds = loads.map(({ id }) => id)
  const stops = await listStops(db, regionId, loadIds)
  const stations = await listStationsByIds(
    db,
    regionId,
    stops.map(({ stationId }) => stationId),
  )
  const communities = await listCommunitiesOfStops(db, regionId, loadIds)
  const vehicles = await listVehiclesByIds(
    db,
    regionId,
    loads.map(({ vehicleId }) => vehicleId),
  )
  const couriers = await listPeople(
    db,
    loads.flatMap(({ courierId }) => courierId ?? []),
  )
  const nameOf = new Map(couriers.map((courier) => [courier.id, courier.name]))
  const stationOf = new Map(stations.map((station) => [station.id, station]))
  const vehicleOf = new Map(vehicles.map((vehicle) => [vehicle.id, vehicle]))
  const ofLoad = Map.groupBy(stops, (stop) => stop.loadId)
  return loads.map(({ regionId: _, dispatchedBy: __, ...load }) => {
    const { code: vehicleCode, isCold } = vehicleOf.get(load.vehicleId)!
    const own = ofLoad.get(load.id) ?? []
    return {
      ...load,
      courierName: load.courierId === null ? null : (nameOf.get(load.courierId) ?? null),
      vehicleCode,
      isCold,
      ...sumsOf(own),
      stops: own.map(({ loadId: ___, arrivedBy: ____, ...stop }) => {
        const { name, address, latitude, longitude } = stationOf.get(stop.stationId)!
        const communityIds = communities.get(stop.id) ?? []
        return { ...stop, stationName: name, address, latitude, longitude, communityIds }
      }),
    }
  })
}

export type DescribedLoad = Awaited<ReturnType<typeof describeLoads>>[number]

function sumsOf(stops: readonly LoadStop[]) {
  const sum = (of: (stop: LoadStop) => number) => stops.reduce((all, stop) => all + of(stop), 0)
  return {
    bagCount: sum((stop) => stop.bagCount),
    coldBagCount: sum((stop) => stop.coldBagCount),
    crateCount: sum((stop) => stop.crateCount),
    iceBoxCount: sum((stop) => stop.iceBoxCount),
    weightGrams: sum((stop) => stop.weightGrams),
  }
}
