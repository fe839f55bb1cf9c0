import { staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, field, route } from '#platform/http'
import { listResidentsByIds } from '#residents'
import { giveHelper } from '../give-helper.ts'
import { type Helper as HelperRow, listHelpers } from '../queries/helping.ts'
import { revokeHelper } from '../revoke-helper.ts'
import { Helper, NewHelper } from '../schemas.ts'

const LEADER = staff({ leader: 'community', operations: 'region' })

async function shown(db: Queryable, regionId: string, helpers: readonly HelperRow[]) {
  const ids = helpers.map((helper) => helper.residentId)
  const residents = await listResidentsByIds(db, regionId, ids)
  const nameOf = new Map(residents.map(({ id, name }) => [id, name]))
  return helpers.map(({ id, residentId, leaderId, givenAt }) => ({
    id,
    residentId,
    leaderId,
    givenAt,
    name: nameOf.get(residentId) ?? '',
  }))
}

export function helperRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listHelpers',
      method: 'GET',
      path: '/regions/:region/communities/:community/helpers',
      tag: 'leaders',
      summary: 'Who helps to hand over in a community.',
      access: staff({ leader: 'community', operations: 'region', supervisor: 'region' }),
      reply: field.list(Helper, 'Helpers.'),
      read: async ({ db, params }) =>
        shown(db, params.region, await listHelpers(db, params.region, params.community)),
    }),
    route({
      name: 'giveHelper',
      method: 'POST',
      path: '/regions/:region/communities/:community/helpers',
      tag: 'leaders',
      summary: 'Let a resident help to hand over, and do nothing else.',
      access: LEADER,
      body: NewHelper,
      reply: Helper,
      status: 201,
      write: async ({ tx, at, caller, params, body }) => {
        const helper = await giveHelper(tx, {
          regionId: params.region,
          communityId: params.community,
          residentId: body.residentId,
          by: caller.personId,
          at,
        })
        return (await shown(tx, params.region, [helper]))[0]!
      },
    }),
    route({
      name: 'revokeHelper',
      method: 'DELETE',
      path: '/regions/:region/communities/:community/helpers/:helper',
      tag: 'leaders',
      summary: 'Take a helper back; the next call is refused already.',
      access: LEADER,
      status: 204,
      write: ({ tx, at, caller, params }) =>
        revokeHelper(tx, {
          regionId: params.region,
          communityId: params.community,
          helperId: params.helper,
          by: caller.personId,
          at,
        }),
    }),
  ]
}
