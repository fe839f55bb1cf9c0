import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

const page = (path: string, load: () => Promise<{ default: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) })

export const systemRoutes = [
  page('/account', () => import('./account.tsx')),
  page('/audit', () => import('./audit.tsx')),
  page('/settings', () => import('./settings.tsx')),
  page('/errors', () => import('./errors.tsx')),
]
