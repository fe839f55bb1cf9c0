import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

const page = (path: string, load: () => Promise<{ default: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) })

export const goodsRoutes = [
  page('/goods', () => import('./goods.tsx')),
  page('/goods/$product', () => import('./product.tsx')),
  page('/categories', () => import('./categories.tsx')),
  page('/prices', () => import('./prices.tsx')),
  page('/stock', () => import('./stock.tsx')),
  page('/stock/$station/counts/$count', () => import('./count.tsx')),
  page('/lots/$lot', () => import('./lot.tsx')),
]
