import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const placesRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/places',
    component: lazyRouteComponent(() => import('./places.tsx')),
  }),
]
