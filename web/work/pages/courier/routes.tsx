import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const courierRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/courier',
    component: lazyRouteComponent(() => import('./courier.tsx')),
  }),
]
