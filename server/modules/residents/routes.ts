import type { AnyRoute } from '#platform/http'
import { addressRoutes } from './routes/addresses.ts'
import { claimRoutes } from './routes/claims.ts'
import { erasureRoutes } from './routes/erasures.ts'
import { favouriteRoutes } from './routes/favourites.ts'
import { householdRoutes } from './routes/households.ts'
import { listRoutes } from './routes/lists.ts'
import { neighbourRoutes } from './routes/neighbours.ts'
import { profileRoutes } from './routes/profile.ts'

export function residentsRoutes(): AnyRoute[] {
  return [
    ...profileRoutes(),
    ...listRoutes(),
    ...neighbourRoutes(),
    ...householdRoutes(),
    ...addressRoutes(),
    ...favouriteRoutes(),
    ...claimRoutes(),
    ...erasureRoutes(),
  ]
}
