import { courierRoutes } from './pages/courier/routes.tsx'
import { handoverRoutes } from './pages/handover/routes.tsx'
import { leaderRoutes } from './pages/leader/routes.tsx'
import { nowRoutes } from './pages/now/routes.tsx'
import { printRoutes } from './pages/print/routes.tsx'
import { stationRoutes } from './pages/station/routes.tsx'
import { supplierRoutes } from './pages/supplier/routes.tsx'
import { root } from './root.tsx'

/** Every page of the work face, an area a folder. */
export const routeTree = root.addChildren([
  ...nowRoutes,
  ...leaderRoutes,
  ...handoverRoutes,
  ...stationRoutes,
  ...courierRoutes,
  ...supplierRoutes,
  ...printRoutes,
])
