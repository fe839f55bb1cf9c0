import type { AnyRoute } from '#platform/http'
import { offerRoutes } from './routes/offers.ts'
import { planRoutes } from './routes/plans.ts'
import { shopRoutes } from './routes/shop.ts'
import { windowRoutes } from './routes/windows.ts'

export const campaignsRoutes = (): AnyRoute[] => [
  ...shopRoutes(),
  ...windowRoutes(),
  ...offerRoutes(),
  ...planRoutes(),
]
