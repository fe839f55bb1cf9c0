import { staff, toAnyone } from '#platform/access'
import { type AnyRoute, field, route } from '#platform/http'
import { addBuilding } from '../add-building.ts'
import { changeBuilding, removeBuilding } from '../change-building.ts'
import { listBuildings } from '../queries/buildings.ts'
import { Building, NewBuilding } from '../schemas/communities.ts'

const tag = 'places'

export function buildingRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listBuildings',
      method: 'GET',
      path: '/regions/:region/communities/:community/buildings',
      tag,
      summary: 'The buildings of a community.',
      access: toAnyone(),
      reply: field.list(Building, 'Buildings, in the order of their numbers.'),
      read: ({ db, params }) => listBuildings(db, params.region, params.community),
    }),
    route({
      name: 'addBuilding',
      method: 'POST',
      path: '/regions/:region/communities/:community/buildings',
      tag,
      summary: 'Add a building to a community.',
      access: staff({ operations: 'region' }),
      body: NewBuilding,
      reply: Building,
      status: 201,
      write: ({ tx, params, body }) =>
        addBuilding(tx, { ...body, regionId: params.region, communityId: params.community }),
    }),
    route({
      name: 'changeBuilding',
      method: 'PUT',
      path: '/regions/:region/communities/:community/buildings/:building',
      tag,
      summary: 'Change a building.',
      access: staff({ operations: 'region' }),
      body: NewBuilding,
      reply: Building,
      write: ({ tx, params, body }) =>
        changeBuilding(tx, {
          ...body,
          regionId: params.region,
          communityId: params.community,
          buildingId: params.building,
        }),
    }),
    route({
      name: 'removeBuilding',
      method: 'DELETE',
      path: '/regions/:region/communities/:community/buildings/:building',
      tag,
      summary: 'Remove a building from the lists.',
      access: staff({ operations: 'region' }),
      status: 204,
      write: ({ tx, params, caller, at }) =>
        removeBuilding(tx, {
          regionId: params.region,
          communityId: params.community,
          buildingId: params.building,
          by: caller.personId,
          at,
        }),
    }),
  ]
}
