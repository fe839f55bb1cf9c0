import type { Queryable } from '#platform/db'
import {
  listServingStations,
  listServingWarehouses,
  mapPickupStationIds,
} from './queries/serving-stations.ts'
import { getStation, listWarehouses, type Station, type Storage } from './queries/stations.ts'
import { NoPickupPoint } from './refusals.ts'
import { storagesAllHold } from './way.ts'

/** The station where a community's people fetch their goods, or null before one was set. */
export async function findPickupStationOf(
  db: Queryable,
  regionId: string,
  communityId: string,
): Promise<Station | null> {
  const id = (await mapPickupStationIds(db, regionId, [communityId])).get(communityId)
  return id === undefined ? null : getStation(db, regionId, id)
}

/** The station where a community's people fetch their goods; throws NoPickupPoint. */
export async function getPickupStationOf(
  db: Queryable,
  regionId: string,
  communityId: string,
): Promise<Station> {
  const station = await findPickupStationOf(db, regionId, communityId)
  if (station === null) throw new NoPickupPoint(communityId)
  return station
}

/**
 * Where the goods of communities come in: the warehouse that serves one, else the region's first
 * open warehouse by code, else its own pickup point. One without any of these is absent.
 */
export async function warehousesOf(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
): Promise<Map<string, string>> {
  const found = await mapPickupStationIds(db, regionId, communityIds)
  const [first] = await listWarehouses(db, regionId)
  if (first !== undefined) for (const id of communityIds) found.set(id, first.id)
  for (const { communityId, stationId } of await listServingWarehouses(
    db,
    regionId,
    communityIds,
  )) {
    found.set(communityId, stationId)
  }
  return found
}

/**
 * The storages in which goods can travel all the way to a community: through the warehouses that
 * serve it (all of the region's where none is named), its grid stations and its pickup point.
 * Empty before a pickup point was set.
 */
export async function storagesOnTheWay(
  db: Queryable,
  regionId: string,
  communityId: string,
): Promise<Storage[]> {
  const serving = await listServingStations(db, regionId, communityId)
  if (serving.some(({ kind }) => kind === 'warehouse')) return storagesAllHold(serving)
  const warehouses = await listWarehouses(db, regionId)
  return storagesAllHold([
    ...serving,
    ...warehouses.map((station) => ({ ...station, isPickupPoint: false })),
  ])
}
