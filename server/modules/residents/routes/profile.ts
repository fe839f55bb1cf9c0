import type { Caller } from '#platform/access'
import { own, type Place, signedIn, staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { NotFound } from '#platform/refusals'
import { chooseLeader } from '../bind-leader.ts'
import { changeCommunity } from '../change-community.ts'
import { changeProfile } from '../change-profile.ts'
import { joinRegion } from '../join-region.ts'
import { listBindings } from '../queries/bindings.ts'
import { findResidentOf, getResident } from '../queries/residents.ts'
import { residentPlace } from '../resident-place.ts'
import {
  Bindings,
  CommunityChange,
  Joining,
  LeaderChoice,
  ProfileChange,
  Resident,
} from '../schemas.ts'
import { residentFor } from '../wire.ts'

const isOwn = (caller: Caller, place: Place): boolean => place.personId === caller.personId

export function profileRoutes(): AnyRoute[] {
  return [
    route({
      name: 'joinRegion',
      method: 'POST',
      path: '/regions/:region/residents',
      tag: 'residents',
      summary: 'Join a region as a resident of a community.',
      access: signedIn(),
      body: Joining,
      reply: Resident,
      status: 201,
      write: async ({ tx, at, caller, params, body }) => {
        const { personId } = caller
        const joined = await joinRegion(tx, { ...body, regionId: params.region, personId, at })
        return residentFor(joined, caller, { regionId: params.region })
      },
    }),
    route({
      name: 'getMyResident',
      method: 'GET',
      path: '/regions/:region/me/resident',
      tag: 'residents',
      summary: 'What the caller is in a region.',
      access: signedIn(),
      reply: Resident,
      read: async ({ db, caller, params }) => {
        const resident = await findResidentOf(db, params.region, caller.personId)
        if (resident === undefined) throw new NotFound('resident')
        return residentFor(resident, caller, { regionId: params.region })
      },
    }),
    route({
      name: 'getResident',
      method: 'GET',
      path: '/regions/:region/residents/:resident',
      tag: 'residents',
      summary: 'A resident; the phone is masked for whoever need not see it.',
      access: own({
        leader: 'community',
        station_manager: 'station',
        station_staff: 'station',
        support: 'region',
        operations: 'region',
        marketing: 'region',
        supervisor: 'region',
      }),
      reply: Resident,
      place: residentPlace,
      read: async ({ db, caller, params, place }) =>
        residentFor(await getResident(db, params.region, params.resident), caller, place),
    }),
    route({
      name: 'changeResident',
      method: 'PUT',
      path: '/regions/:region/residents/:resident',
      tag: 'residents',
      summary: 'Change name, phone, building and room.',
      access: own({ leader: 'community', support: 'region' }),
      body: ProfileChange,
      reply: Resident,
      place: residentPlace,
      write: async ({ tx, at, caller, params, place, body }) => {
        const changed = await changeProfile(tx, {
          ...body,
          regionId: params.region,
          residentId: params.resident,
          isByStaff: !isOwn(caller, place) && place.personId != null,
          by: caller.personId,
          at,
        })
        return residentFor(changed, caller, place)
      },
    }),
    route({
      name: 'changeResidentCommunity',
      method: 'PUT',
      path: '/regions/:region/residents/:resident/community',
      tag: 'residents',
      summary: 'Move to another community of the region.',
      description:
        'The leader stays when they serve there too. The household is left; neighbours whom the resident ordered for are ordered for by their leader.',
      access: own({ support: 'region', operations: 'region' }),
      body: CommunityChange,
      reply: Resident,
      place: residentPlace,
      write: async ({ tx, at, caller, params, place, body }) => {
        const ids = { regionId: params.region, residentId: params.resident }
        const moved = await changeCommunity(tx, { ...body, ...ids, by: caller.personId, at })
        return residentFor(moved, caller, { ...place, communityId: moved.communityId })
      },
    }),
    route({
      name: 'chooseLeader',
      method: 'PUT',
      path: '/regions/:region/residents/:resident/leader',
      tag: 'residents',
      summary: 'Choose another leader who serves the community.',
      description:
        'A resident may choose once in thirty days, and at once when the present leader no longer serves them; staff at any time.',
      access: own({ support: 'region', operations: 'region' }),
      body: LeaderChoice,
      reply: Resident,
      place: residentPlace,
      write: async ({ tx, at, caller, params, place, body }) => {
        const bound = await chooseLeader(tx, {
          regionId: params.region,
          residentId: params.resident,
          leaderId: body.leaderId,
          isStaff: !isOwn(caller, place),
          by: caller.personId,
          at,
        })
        return residentFor(bound, caller, place)
      },
    }),
    route({
      name: 'listLeaderBindings',
      method: 'GET',
      path: '/regions/:region/residents/:resident/leaders',
      tag: 'residents',
      summary: 'Whose resident it was, and why.',
      access: staff({ support: 'region', operations: 'region', supervisor: 'region' }),
      reply: Bindings,
      place: residentPlace,
      read: ({ db, params }) => listBindings(db, params.region, params.resident),
    }),
  ]
}
