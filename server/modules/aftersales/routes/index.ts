import type { AnyRoute } from '#platform/http'
import { decidingRoutes } from './deciding.ts'
import { incidentRoutes } from './incidents.ts'
import { listRoutes } from './lists.ts'
import { raisingRoutes } from './raising.ts'
import { replacementRoutes } from './replacements.ts'

export const aftersalesRoutes = (): AnyRoute[] => [
  ...raisingRoutes(),
  ...listRoutes(),
  ...decidingRoutes(),
  ...replacementRoutes(),
  ...incidentRoutes(),
]
