import type { AnyRoute } from '#platform/http'
import type { OrderingDeps } from '../deps.ts'
import { cartRoutes } from './cart.ts'
import { chainRoutes } from './chain.ts'
import { checkoutRoutes } from './checkouts.ts'
import { communityOrderRoutes } from './community-orders.ts'
import { orderRoutes } from './orders.ts'
import { orderPaymentRoutes } from './payments.ts'

export type { OrderingDeps }

export function orderingRoutes(deps: OrderingDeps): AnyRoute[] {
  return [
    ...cartRoutes(deps),
    ...checkoutRoutes(deps),
    ...orderRoutes(),
    ...communityOrderRoutes(),
    ...orderPaymentRoutes(deps),
    ...chainRoutes(deps),
  ]
}
