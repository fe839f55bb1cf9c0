import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const printRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/print',
    component: lazyRouteComponent(() => import('./print.tsx')),
  }),
]
