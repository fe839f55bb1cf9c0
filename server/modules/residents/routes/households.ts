import { mayIn, own } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { Invalid, NotFound } from '#platform/refusals'
import { joinHousehold } from '../join-household.ts'
import { leaveHousehold } from '../leave-household.ts'
import { makeHousehold } from '../make-household.ts'
import { getHousehold } from '../queries/households.ts'
import { getResident } from '../queries/residents.ts'
import { renewHouseholdCode } from '../renew-household-code.ts'
import { residentPlace } from '../resident-place.ts'
import { Household, HouseholdJoining, NewHousehold } from '../schemas.ts'

const MEMBER_OR_LEADER = own({ leader: 'community', support: 'region' })

export function householdRoutes(): AnyRoute[] {
  return [
    route({
      name: 'getHousehold',
      method: 'GET',
      path: '/regions/:region/residents/:resident/household',
      tag: 'residents',
      summary: 'The household of a resident, its members and the code to join it.',
      access: MEMBER_OR_LEADER,
      reply: Household,
      place: residentPlace,
      read: async ({ db, params }) => {
        const resident = await getResident(db, params.region, params.resident)
        if (resident.householdId === null) throw new NotFound('household')
        return getHousehold(db, params.region, resident.householdId)
      },
    }),
    route({
      name: 'makeHousehold',
      method: 'POST',
      path: '/regions/:region/residents/:resident/household',
      tag: 'residents',
      summary: 'Start a household.',
      access: MEMBER_OR_LEADER,
      body: NewHousehold,
      reply: Household,
      status: 201,
      place: residentPlace,
      write: ({ tx, at, caller, params, body }) =>
        makeHousehold(tx, {
          regionId: params.region,
          residentId: params.resident,
          name: body.name,
          by: caller.personId,
          at,
        }),
    }),
    route({
      name: 'joinHousehold',
      method: 'PUT',
      path: '/regions/:region/residents/:resident/household',
      tag: 'residents',
      summary: 'Join a household by the code a member told, or as its leader says.',
      access: MEMBER_OR_LEADER,
      body: HouseholdJoining,
      reply: Household,
      place: residentPlace,
      callsPerMinute: 20,
      write: ({ tx, at, caller, params, place, body }) => {
        const { code, householdId } = body
        if ((code === undefined) === (householdId === undefined)) {
          throw new Invalid('code', 'Give either the code or the household.')
        }
        const { communityId } = place
        const isStaff = mayIn(caller, ['admin', 'leader', 'support'], {
          regionId: params.region,
          ...(communityId == null ? {} : { communityId }),
        })
        // A household's id is no invitation: only its code is.
        if (code === undefined && !isStaff) throw new NotFound('household')
        return joinHousehold(tx, {
          regionId: params.region,
          residentId: params.resident,
          household: code === undefined ? { id: householdId! } : { code: code.toUpperCase() },
          by: caller.personId,
          at,
        })
      },
    }),
    route({
      name: 'leaveHousehold',
      method: 'DELETE',
      path: '/regions/:region/residents/:resident/household',
      tag: 'residents',
      summary: 'Leave the household; it goes with its last member.',
      access: MEMBER_OR_LEADER,
      status: 204,
      place: residentPlace,
      write: ({ tx, at, caller, params }) =>
        leaveHousehold(tx, {
          regionId: params.region,
          residentId: params.resident,
          by: caller.personId,
          at,
        }),
    }),
    route({
      name: 'renewHouseholdCode',
      method: 'POST',
      path: '/regions/:region/residents/:resident/household/codes',
      tag: 'residents',
      summary: 'Make a new code; the old one no longer fits.',
      access: MEMBER_OR_LEADER,
      reply: Household,
      place: residentPlace,
      write: ({ tx, params }) => renewHouseholdCode(tx, params.region, params.resident),
    }),
  ]
}
