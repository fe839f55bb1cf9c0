import type { AnyRoute } from '#platform/http'
import { allocationRoutes } from './routes/allocations.ts'
import { bagRoutes } from './routes/bags.ts'
import { replacementRoutes } from './routes/replacements.ts'
import { sortingRoutes } from './routes/sorting.ts'

export const fulfilmentRoutes = (): AnyRoute[] => [
  ...allocationRoutes(),
  ...sortingRoutes(),
  ...bagRoutes(),
  ...replacementRoutes(),
]
