import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const procurementRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/procurement',
    component: lazyRouteComponent(() => import('./procurement.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/procurement/new',
    component: lazyRouteComponent(() => import('./new-order.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/procurement/$purchaseOrder',
    component: lazyRouteComponent(() => import('./purchase-order.tsx')),
  }),
]
