import type { AnyRoute } from '#platform/http'
import { allRoutes } from './routes/index.ts'
import { type HandoverDeps, openSecrets } from './secrets.ts'

export type { HandoverDeps } from './secrets.ts'

export const handoverRoutes = (deps: HandoverDeps): AnyRoute[] => allRoutes(openSecrets(deps))
