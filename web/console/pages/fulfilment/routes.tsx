import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const fulfilmentRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/fulfilment',
    component: lazyRouteComponent(() => import('./fulfilment.tsx')),
  }),
]
