import type { AnyRoute } from '#platform/http'
import { dayRoutes } from './day-routes.ts'
import { liveRoutes } from './live-routes.ts'
import type { LiveDeps } from './open-live.ts'

export { locateEvents } from './locate-events.ts'
export type { LocatedEvent } from './located.ts'

export const insightRoutes = (deps: LiveDeps): AnyRoute[] => [...liveRoutes(deps), ...dayRoutes()]
