import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { root } from '../../root.tsx'

const page = <const Path extends string>(
  path: Path,
  load: () => Promise<{ default: () => ReactNode }>,
) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) })

export const moneyRoutes = [
  page('/ledger', () => import('./ledger.tsx')),
  page('/ledger/$account', () => import('./account.tsx')),
  page('/statements', () => import('./statements.tsx')),
  page('/statements/$supplier', () => import('./supplier-statements.tsx')),
  page('/statements/$supplier/$statement', () => import('./statement.tsx')),
  page('/cash', () => import('./cash.tsx')),
  page('/payouts', () => import('./payouts.tsx')),
  page('/payouts/$payout', () => import('./payout.tsx')),
  page('/payouts/batches/$batch', () => import('./batch.tsx')),
  page('/payouts/earnings/$leader', () => import('./earnings.tsx')),
]
