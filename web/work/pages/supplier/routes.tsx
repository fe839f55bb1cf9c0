import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const supplierRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/supplier',
    component: lazyRouteComponent(() => import('./supplier.tsx')),
  }),
]
