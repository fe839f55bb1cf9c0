import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

const page = (path: string, load: () => Promise<{ default: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) })

export const peopleRoutes = [
  page('/leaders', () => import('./leaders.tsx')),
  page('/leaders/$leader', () => import('./leader.tsx')),
  page('/suppliers', () => import('./suppliers.tsx')),
  page('/suppliers/$supplier', () => import('./supplier.tsx')),
  page('/residents', () => import('./residents.tsx')),
  page('/residents/$resident', () => import('./resident.tsx')),
  page('/grants', () => import('./grants.tsx')),
]
