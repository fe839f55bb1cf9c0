import { getCommunity } from '#places'
import { staff } from '#platform/access'
import { businessNow } from '#platform/clock'
import { type AnyRoute, route } from '#platform/http'
import { communityPlace } from '#residents'
import { showOwedDays } from '../owed-days.ts'
import { OwedDays } from '../schemas/owed-days.ts'
import { AT_POINT } from './handovers.ts'

export const owedDaysRoutes = (): AnyRoute[] => [
  route({
    name: 'listOwedDays',
    method: 'GET',
    path: '/regions/:region/communities/:community/owed-days',
    tag: 'handover',
    summary: 'What earlier days still owe the people of a community.',
    description:
      'An order stays until it is handed over, taken back or closed, whatever the date is by then.',
    access: staff({ ...AT_POINT, operations: 'region', support: 'region', supervisor: 'region' }),
    place: communityPlace,
    reply: OwedDays,
    read: async ({ db, params }) => {
      const { region: regionId, community: communityId } = params
      await getCommunity(db, regionId, communityId)
      return showOwedDays(db, { regionId, communityId, at: await businessNow(db) })
    },
  }),
]
