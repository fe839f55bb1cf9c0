import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const handoverRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/handover',
    component: lazyRouteComponent(() => import('./handover.tsx')),
  }),
]
