import { signedIn } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { findResidentOf } from '#residents'
import { MOST_WAITING, WaitingPickups } from '../schemas/list.ts'
import { waitingPickups } from '../waiting-pickups.ts'

export const myPickupRoutes = (): AnyRoute[] => [
  route({
    name: 'listMyPickups',
    method: 'GET',
    path: '/regions/:region/my-pickups',
    tag: 'handover',
    summary: 'My orders that can be fetched now, who waits longest first.',
    access: signedIn(),
    reply: WaitingPickups,
    read: async ({ db, params, caller }) => {
      const resident = await findResidentOf(db, params.region, caller.personId)
      if (resident === undefined) return []
      return waitingPickups(db, params.region, resident.id, MOST_WAITING)
    },
  }),
]
