import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

const page = <const Path extends string>(
  path: Path,
  load: () => Promise<{ default: () => React.ReactNode }>,
) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load),
    validateSearch: (search: Record<string, unknown>): { [name: string]: string | undefined } =>
      Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value)])),
  })

export const printRoutes = [
  page('/print', () => import('./print.tsx')),
  page('/print/sorting/$station/$date', () => import('./sorting-lists.tsx')),
  page('/print/matrix/$station/$date', () => import('./matrix.tsx')),
  page('/print/notes/$load', () => import('./delivery-notes.tsx')),
  page('/print/slips/$community/$date', () => import('./pickup-slips.tsx')),
  page('/print/bags/$station/$date', () => import('./bag-labels.tsx')),
  page('/print/lots/$purchaseOrder', () => import('./lot-labels.tsx')),
  page('/print/receipt/$order', () => import('./receipt.tsx')),
]
