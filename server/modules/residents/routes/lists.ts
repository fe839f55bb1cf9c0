import { staff } from '#platform/access'
import { type AnyRoute, decodeCursor, route } from '#platform/http'
import { exportResidents } from '../export-residents.ts'
import { maySeePhones } from '../phone-visibility.ts'
import { communityPlace } from '../resident-place.ts'
import { CommunityResidentsQuery, ResidentPage, ResidentsQuery, ResidentTable } from '../schemas.ts'
import { searchResidents } from '../search-residents.ts'
import { residentPage } from '../wire.ts'

const afterOf = (cursor: string | undefined): string | undefined =>
  decodeCursor(cursor, 1)?.map(String)[0]

export function listRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listResidents',
      method: 'GET',
      path: '/regions/:region/communities/:community/residents',
      tag: 'residents',
      summary: 'Residents of a community, for its leader and its counter.',
      access: staff({
        leader: 'community',
        station_manager: 'station',
        station_staff: 'station',
        support: 'region',
        operations: 'region',
        marketing: 'region',
        supervisor: 'region',
      }),
      query: CommunityResidentsQuery,
      reply: ResidentPage,
      place: communityPlace,
      read: async ({ db, caller, params, place, query }) => {
        const { cursor, limit = 50, ...filter } = query
        const found = await searchResidents(db, {
          ...filter,
          regionId: params.region,
          communityId: params.community,
          seesPhones: maySeePhones(caller, place),
          after: afterOf(cursor),
          limit: limit + 1,
        })
        return residentPage(found, limit, caller, place)
      },
    }),
    route({
      name: 'searchResidents',
      method: 'GET',
      path: '/regions/:region/residents',
      tag: 'residents',
      summary: 'Find residents of a region by phone, last four digits or name.',
      access: staff({ support: 'region', operations: 'region' }),
      query: ResidentsQuery,
      reply: ResidentPage,
      read: async ({ db, caller, params, place, query }) => {
        const { cursor, limit = 50, ...filter } = query
        const found = await searchResidents(db, {
          ...filter,
          regionId: params.region,
          seesPhones: maySeePhones(caller, place),
          after: afterOf(cursor),
          limit: limit + 1,
        })
        return residentPage(found, limit, caller, place)
      },
    }),
    route({
      name: 'exportResidents',
      method: 'GET',
      path: '/regions/:region/communities/:community/residents/exports',
      tag: 'residents',
      summary: 'The residents of a community as CSV; phones masked as in the list.',
      access: staff({
        leader: 'community',
        support: 'region',
        operations: 'region',
        marketing: 'region',
        supervisor: 'region',
      }),
      reply: ResidentTable,
      place: communityPlace,
      read: ({ db, caller, params, place }) =>
        exportResidents(db, params.region, params.community, maySeePhones(caller, place)),
    }),
  ]
}
