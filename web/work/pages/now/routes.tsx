import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const nowRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./now.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me',
    component: lazyRouteComponent(() => import('./me.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me/security',
    component: lazyRouteComponent(() => import('./security.tsx')),
  }),
]
