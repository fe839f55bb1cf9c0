import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const ordersRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/orders',
    component: lazyRouteComponent(() => import('./orders.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/$order',
    component: lazyRouteComponent(() => import('./order.tsx')),
  }),
]
