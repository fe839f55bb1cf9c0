import type { AnyRoute } from '#platform/http'
import { confirmBySilence } from './confirm-by-silence.ts'
import { crateRoutes } from './routes/crates.ts'
import { deliveryDayRoutes } from './routes/deliveries.ts'
import { discrepancyRoutes } from './routes/discrepancies.ts'
import { loadRoutes } from './routes/loads.ts'
import { vehicleRoutes } from './routes/vehicles.ts'
import { settleByTime } from './settle-by-time.ts'

export { type ArrivedCommunity, arrivedCommunities, isReady, linesOfLoad } from './arrived.ts'
export { bagsOnTheirWay } from './bags-on-their-way.ts'
export { deliverySubscriptions } from './subscriptions.ts'

/** The routes of this module. */
export const deliveryRoutes = (): AnyRoute[] => [
  ...vehicleRoutes(),
  ...loadRoutes(),
  ...crateRoutes(),
  ...deliveryDayRoutes(),
  ...discrepancyRoutes(),
]

/** Silence confirms, and what nobody settled is settled. */
export const deliverySweeps = [confirmBySilence, settleByTime]
export {
  type CommunityRoad,
  countLoads,
  type LoadCounts,
  listRoads,
} from './queries/day-counts.ts'
