import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const claimsRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/claims',
    component: lazyRouteComponent(() => import('./claims.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/claims/$claim',
    component: lazyRouteComponent(() => import('./claim-page.tsx')),
  }),
]
