export { exportCommunities, exportStations } from './export-places.ts'
export { importCommunities } from './import-communities.ts'
export type { ImportReport, ImportWish } from './import-report.ts'
export { importStations } from './import-stations.ts'
export { deliveryCalendarOf, nextDeliveryDayOf } from './next-delivery-day.ts'
export {
  findPickupStationOf,
  getPickupStationOf,
  storagesOnTheWay,
  warehousesOf,
} from './pickup-point.ts'
export { type Building, getBuilding, listBuildings } from './queries/buildings.ts'
export {
  type Community,
  findCommunity,
  getCommunity,
  listCommunitiesByIds,
} from './queries/communities.ts'
export { listPickupSlots, type PickupSlot } from './queries/pickup-slots.ts'
export { getRegion, listRegions, type Region } from './queries/regions.ts'
export {
  listCommunityIdsServedBy,
  listServingStations,
  mapGridStationIds,
  mapPickupStationIds,
  type ServingStation,
} from './queries/serving-stations.ts'
export {
  getStation,
  listStationsByIds,
  type Station,
  type StationKind,
  type Storage,
} from './queries/stations.ts'
export { placesRoutes } from './routes.ts'
