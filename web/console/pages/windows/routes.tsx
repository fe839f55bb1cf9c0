import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const windowsRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/windows',
    component: lazyRouteComponent(() => import('./windows.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/windows/$window',
    component: lazyRouteComponent(() => import('./window-page.tsx')),
  }),
]
