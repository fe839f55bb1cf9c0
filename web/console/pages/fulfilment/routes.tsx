import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const fulfilmentRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/sorting',
    component: lazyRouteComponent(() => import('./sorting.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/handover',
    component: lazyRouteComponent(() => import('./handover.tsx')),
  }),
]
