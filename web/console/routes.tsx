import { boardRoutes } from './pages/board/routes.tsx'
import { claimsRoutes } from './pages/claims/routes.tsx'
import { fulfilmentRoutes } from './pages/fulfilment/routes.tsx'
import { goodsRoutes } from './pages/goods/routes.tsx'
import { moneyRoutes } from './pages/money/routes.tsx'
import { ordersRoutes } from './pages/orders/routes.tsx'
import { peopleRoutes } from './pages/people/routes.tsx'
import { placesRoutes } from './pages/places/routes.tsx'
import { procurementRoutes } from './pages/procurement/routes.tsx'
import { systemRoutes } from './pages/system/routes.tsx'
import { windowsRoutes } from './pages/windows/routes.tsx'
import { root } from './root.tsx'

/** Every page of the console, an area a folder. */
export const routeTree = root.addChildren([
  ...boardRoutes,
  ...windowsRoutes,
  ...ordersRoutes,
  ...procurementRoutes,
  ...fulfilmentRoutes,
  ...claimsRoutes,
  ...goodsRoutes,
  ...placesRoutes,
  ...peopleRoutes,
  ...moneyRoutes,
  ...systemRoutes,
])
