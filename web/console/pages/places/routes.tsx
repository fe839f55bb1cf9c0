import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

const page = (path: string, load: () => Promise<{ default: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) })

export const placesRoutes = [
  page('/communities', () => import('./communities.tsx')),
  page('/communities/$community', () => import('./community.tsx')),
  page('/stations', () => import('./stations.tsx')),
  page('/stations/$station', () => import('./station.tsx')),
]
