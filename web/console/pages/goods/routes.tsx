import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

export const goodsRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/goods',
    component: lazyRouteComponent(() => import('./goods.tsx')),
  }),
]
