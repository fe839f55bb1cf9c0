import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const stationRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/station',
    component: lazyRouteComponent(() => import('./station.tsx')),
  }),
]
