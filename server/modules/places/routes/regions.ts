import { staff, toAnyone } from '#platform/access'
import { type AnyRoute, field, route } from '#platform/http'
import { closeRegion } from '../close-region.ts'
import { createRegion } from '../create-region.ts'
import { getRegion, listRegions, updateRegion } from '../queries/regions.ts'
import { NewRegion, Region, RegionChange } from '../schemas/regions.ts'

const tag = 'places'

export function regionRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listRegions',
      method: 'GET',
      path: '/regions',
      tag,
      summary: 'Regions that are run.',
      access: toAnyone(),
      sameForAll: true,
      reply: field.list(Region, 'Regions, by id.'),
      read: ({ db }) => listRegions(db),
    }),
    route({
      name: 'getRegion',
      method: 'GET',
      path: '/regions/:region',
      tag,
      summary: 'A region with its currency, time zone and delivery days.',
      access: toAnyone(),
      sameForAll: true,
      reply: Region,
      read: ({ db, params }) => getRegion(db, params.region),
    }),
    route({
      name: 'createRegion',
      method: 'POST',
      path: '/regions',
      tag,
      summary: 'Open a region.',
      access: staff({ admin: 'operator' }),
      body: NewRegion,
      reply: Region,
      status: 201,
      write: ({ tx, body }) => createRegion(tx, body),
    }),
    route({
      name: 'changeRegion',
      method: 'PUT',
      path: '/regions/:region',
      tag,
      summary: 'Change a region’s name and delivery days.',
      access: staff({ operations: 'region' }),
      body: RegionChange,
      reply: Region,
      write: async ({ tx, params, body }) => {
        const region = await getRegion(tx, params.region)
        await updateRegion(tx, { ...region, ...body })
        return getRegion(tx, region.id)
      },
    }),
    route({
      name: 'closeRegion',
      method: 'POST',
      path: '/regions/:region/closure',
      tag,
      summary: 'Close a region in which nothing is open any more.',
      access: staff({ admin: 'operator' }),
      status: 204,
      write: ({ tx, params, at }) => closeRegion(tx, params.region, at),
    }),
  ]
}
