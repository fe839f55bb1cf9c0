import type { AnyRoute } from '#platform/http'
import { buildingRoutes } from './routes/buildings.ts'
import { communityRoutes } from './routes/communities.ts'
import { pickupSlotRoutes } from './routes/pickup-slots.ts'
import { regionRoutes } from './routes/regions.ts'
import { sheetRoutes } from './routes/sheets.ts'
import { stationRoutes } from './routes/stations.ts'

export function placesRoutes(): AnyRoute[] {
  return [
    ...regionRoutes(),
    ...communityRoutes(),
    ...buildingRoutes(),
    ...stationRoutes(),
    ...pickupSlotRoutes(),
    ...sheetRoutes(),
  ]
}
