import type { AnyRoute } from '#platform/http'
import type { HandoverSecrets } from '../secrets.ts'
import { codeRoutes } from './codes.ts'
import { doorRoutes } from './door.ts'
import { handoverRoutesOf } from './handovers.ts'
import { lookUpRoutes } from './look-ups.ts'
import { myPickupRoutes } from './my-pickups.ts'
import { owedDaysRoutes } from './owed-days.ts'
import { pickupRoutes } from './pickups.ts'
import { syncRoutes } from './syncs.ts'
import { uncollectedRoutes } from './uncollected.ts'

export const allRoutes = (secrets: HandoverSecrets): AnyRoute[] => [
  ...codeRoutes(secrets),
  ...handoverRoutesOf(secrets),
  ...lookUpRoutes(secrets),
  ...syncRoutes(secrets),
  ...owedDaysRoutes(),
  ...pickupRoutes(),
  ...myPickupRoutes(),
  ...uncollectedRoutes(),
  ...doorRoutes(secrets),
]
