import { staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { changeOrderer } from '../change-orderer.ts'
import { createNeighbour } from '../create-neighbour.ts'
import { eraseNeighbour } from '../erase-residents.ts'
import { communityPlace, residentPlace } from '../resident-place.ts'
import { NewNeighbour, OrdererChange, Resident, Why } from '../schemas.ts'
import { residentFor } from '../wire.ts'

const COUNTER = {
  leader: 'community',
  station_manager: 'station',
  station_staff: 'station',
  support: 'region',
} as const

export function neighbourRoutes(): AnyRoute[] {
  return [
    route({
      name: 'createNeighbour',
      method: 'POST',
      path: '/regions/:region/communities/:community/neighbours',
      tag: 'residents',
      summary: 'Write down a neighbour without a phone, with their consent.',
      access: staff(COUNTER),
      body: NewNeighbour,
      reply: Resident,
      status: 201,
      place: communityPlace,
      write: async ({ tx, at, caller, params, place, body, note }) => {
        const neighbour = await createNeighbour(tx, {
          ...body,
          regionId: params.region,
          communityId: params.community,
          by: caller.personId,
          at,
        })
        note({ residentId: neighbour.id })
        return residentFor(neighbour, caller, place)
      },
    }),
    route({
      name: 'changeOrderer',
      method: 'PUT',
      path: '/regions/:region/residents/:resident/orderer',
      tag: 'residents',
      summary: 'Say who orders for a neighbour from now on.',
      access: staff(COUNTER),
      body: OrdererChange,
      reply: Resident,
      place: residentPlace,
      write: async ({ tx, at, caller, params, place, body }) => {
        const ids = { regionId: params.region, residentId: params.resident }
        const changed = await changeOrderer(tx, { ...body, ...ids, by: caller.personId, at })
        return residentFor(changed, caller, place)
      },
    }),
    route({
      name: 'eraseNeighbour',
      method: 'POST',
      path: '/regions/:region/residents/:resident/erasure',
      tag: 'residents',
      summary: 'Erase a neighbour without a login, as when they withdraw their consent.',
      access: staff({ leader: 'community', support: 'region', operations: 'region' }),
      body: Why,
      status: 204,
      place: residentPlace,
      write: ({ tx, at, caller, params, body }) =>
        eraseNeighbour(tx, {
          regionId: params.region,
          residentId: params.resident,
          why: body.why,
          by: caller.personId,
          at,
        }),
    }),
  ]
}
