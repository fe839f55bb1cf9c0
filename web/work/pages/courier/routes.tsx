import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'
import { COURIER } from './paths.ts'

const page = (path: string, load: () => Promise<{ default: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) })

export const courierRoutes = [
  page(COURIER.home, () => import('./courier.tsx')),
  page(COURIER.load, () => import('./load.tsx')),
  page(COURIER.doors, () => import('./doors.tsx')),
  page(COURIER.earnings, () => import('./earnings.tsx')),
  page(COURIER.payouts, () => import('./payouts.tsx')),
  page(COURIER.payout, () => import('./statement.tsx')),
]
