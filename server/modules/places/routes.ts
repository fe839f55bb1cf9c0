import { staff, toAnyone } from '#platform/access'
import { type AnyRoute, field, route } from '#platform/http'
import { createRegion } from './create-region.ts'
import { getRegion, listRegions, updateRegion } from './queries/regions.ts'
import { NewRegion, Region, RegionChange } from './schemas.ts'

export function placesRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listRegions',
      method: 'GET',
      path: '/regions',
      tag: 'places',
      summary: 'Regions that are run.',
      access: toAnyone(),
      reply: field.list(Region, 'Regions, by id.'),
      read: ({ db }) => listRegions(db),
    }),
    route({
      name: 'createRegion',
      method: 'POST',
      path: '/regions',
      tag: 'places',
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
      tag: 'places',
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
  ]
}
