import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'
import { SUPPLIER } from './paths.ts'

const page = (path: string, load: () => Promise<{ default: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) })

export const supplierRoutes = [
  page(SUPPLIER.home, () => import('./supplier.tsx')),
  page(SUPPLIER.orders, () => import('./orders.tsx')),
  page(SUPPLIER.order, () => import('./order.tsx')),
  page(SUPPLIER.offers, () => import('./offers.tsx')),
  page(SUPPLIER.statements, () => import('./statements.tsx')),
  page(SUPPLIER.statement, () => import('./statement.tsx')),
  page(SUPPLIER.claims, () => import('./claims.tsx')),
  page(SUPPLIER.returns, () => import('./returns.tsx')),
  page(SUPPLIER.licences, () => import('./licences.tsx')),
  page(SUPPLIER.account, () => import('./account.tsx')),
]
