import './no-shows.ts'
import type { AnyRoute } from '#platform/http'
import type { Sweep } from '#platform/jobs'
import { remindWaiting } from './remind-waiting.ts'
import { returnUncollected } from './return-uncollected.ts'
import { allRoutes } from './routes/index.ts'
import { type HandoverDeps, openSecrets } from './secrets.ts'

export { DOOR_FEES } from './door-fees.ts'
export { handoverOf } from './handover-of.ts'
export type { Handover, HandoverMethod } from './queries/handovers.ts'
export { type NotCollected, notCollectedOf } from './queries/uncollected.ts'
export type { HandoverDeps } from './secrets.ts'
export { handoverSubscriptions } from './subscriptions.ts'

/** The routes of this module. */
export const handoverRoutes = (deps: HandoverDeps): AnyRoute[] => allRoutes(openSecrets(deps))

export const handoverSweeps: Sweep[] = [remindWaiting, returnUncollected]
export {
  countHandovers,
  countOpenConflicts,
  type HandoverCounts,
} from './queries/day-counts.ts'
