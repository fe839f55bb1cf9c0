import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'
import { STATION } from './paths.ts'

const page = (path: string, load: () => Promise<{ default: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) })

export const stationRoutes = [
  page(STATION.home, () => import('./station.tsx')),
  page(STATION.receiving, () => import('./receiving/receiving.tsx')),
  page(STATION.receipts, () => import('./receiving/receipts.tsx')),
  page(STATION.closing, () => import('./receiving/closing.tsx')),
  page(STATION.allocation, () => import('./sorting/allocation.tsx')),
  page(STATION.sorting, () => import('./sorting/sorting.tsx')),
  page(STATION.board, () => import('./sorting/board.tsx')),
  page(STATION.loads, () => import('./loads/loads.tsx')),
  page(STATION.counter, () => import('./counter/counter.tsx')),
  page(STATION.cash, () => import('./counter/cash.tsx')),
  page(STATION.uncollected, () => import('./uncollected/uncollected.tsx')),
  page(STATION.stock, () => import('./stock/stock.tsx')),
  page(STATION.sku, () => import('./stock/sku.tsx')),
  page(STATION.counts, () => import('./stock/counts.tsx')),
  page(STATION.count, () => import('./stock/count.tsx')),
  page(STATION.corrections, () => import('./stock/corrections.tsx')),
  page(STATION.transfers, () => import('./stock/transfers.tsx')),
  page(STATION.returns, () => import('./stock/returns.tsx')),
  page(STATION.expiring, () => import('./stock/expiring.tsx')),
  page(STATION.vehicles, () => import('./loads/vehicles.tsx')),
]
