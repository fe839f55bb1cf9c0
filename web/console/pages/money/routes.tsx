import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const moneyRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/money',
    component: lazyRouteComponent(() => import('./money.tsx')),
  }),
]
