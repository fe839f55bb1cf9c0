import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const leaderRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/leader',
    component: lazyRouteComponent(() => import('./leader.tsx')),
  }),
]
