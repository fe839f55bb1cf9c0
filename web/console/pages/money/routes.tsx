import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'

const page = (path: string, load: () => Promise<Record<string, unknown>>, name = 'default') =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as never, name as never),
  })

export const moneyRoutes = [
  page('/ledger', () => import('./ledger.tsx')),
  page('/ledger/$account', () => import('./ledger.tsx'), 'AccountPage'),
  page('/statements', () => import('./statements.tsx')),
  page('/cash', () => import('./cash.tsx')),
  page('/payouts', () => import('./payouts.tsx')),
  page('/payouts/batches/$batch', () => import('./batch.tsx')),
]
