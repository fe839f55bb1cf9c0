import type { AnyRoute } from '#platform/http'
import { absenceRoutes } from './routes/absences.ts'
import { changeRoutes } from './routes/changes.ts'
import { commissionRoutes } from './routes/commission.ts'
import { helperRoutes } from './routes/helping.ts'
import { leaderRoutes } from './routes/leaders.ts'
import { shownRoutes } from './routes/shown.ts'

export function leadersRoutes(): AnyRoute[] {
  return [
    ...leaderRoutes(),
    ...changeRoutes(),
    ...shownRoutes(),
    ...absenceRoutes(),
    ...helperRoutes(),
    ...commissionRoutes(),
  ]
}
