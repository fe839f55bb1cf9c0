import { own, staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { changeCommunities, chooseMainLeader } from '../change-communities.ts'
import { changeLeaderProfile, changeLevel, changePickupPoint } from '../change-leader.ts'
import { leaderPlace } from '../leader-place.ts'
import {
  CommunitiesChange,
  Leader,
  LevelChange,
  MainLeader,
  PickupPointChange,
  ProfileChange,
} from '../schemas.ts'
import { leaderFor } from '../wire.ts'

export function changeRoutes(): AnyRoute[] {
  return [
    route({
      name: 'changeLeader',
      method: 'PUT',
      path: '/regions/:region/leaders/:leader',
      tag: 'leaders',
      summary: 'Change name, phone and hours.',
      access: own({ operations: 'region' }),
      body: ProfileChange,
      reply: Leader,
      place: leaderPlace,
      write: async ({ tx, at, caller, params, body }) => {
        const ids = { regionId: params.region, leaderId: params.leader, by: caller.personId }
        return leaderFor(tx, await changeLeaderProfile(tx, { ...body, ...ids, at }), caller)
      },
    }),
    route({
      name: 'changeLeaderPickupPoint',
      method: 'PUT',
      path: '/regions/:region/leaders/:leader/pickup-point',
      tag: 'leaders',
      summary: 'Let goods of the leader’s residents wait at another station.',
      access: staff({ operations: 'region' }),
      body: PickupPointChange,
      reply: Leader,
      place: leaderPlace,
      write: async ({ tx, at, caller, params, body }) => {
        const ids = { regionId: params.region, leaderId: params.leader, by: caller.personId }
        return leaderFor(tx, await changePickupPoint(tx, { ...body, ...ids, at }), caller)
      },
    }),
    route({
      name: 'changeLeaderLevel',
      method: 'PUT',
      path: '/regions/:region/leaders/:leader/level',
      tag: 'leaders',
      summary: 'Give the leader another level from now on.',
      access: staff({ operations: 'region' }),
      body: LevelChange,
      reply: Leader,
      place: leaderPlace,
      write: async ({ tx, at, caller, params, body }) => {
        const ids = { regionId: params.region, leaderId: params.leader, by: caller.personId }
        return leaderFor(tx, await changeLevel(tx, { ...body, ...ids, at }), caller)
      },
    }),
    route({
      name: 'changeLeaderCommunities',
      method: 'PUT',
      path: '/regions/:region/leaders/:leader/communities',
      tag: 'leaders',
      summary: 'Say which communities the leader serves.',
      access: staff({ operations: 'region' }),
      body: CommunitiesChange,
      reply: Leader,
      place: leaderPlace,
      write: async ({ tx, at, caller, params, body }) => {
        const ids = { regionId: params.region, leaderId: params.leader, by: caller.personId }
        return leaderFor(tx, await changeCommunities(tx, { ...body, ...ids, at }), caller)
      },
    }),
    route({
      name: 'chooseMainLeader',
      method: 'PUT',
      path: '/regions/:region/communities/:community/main-leader',
      tag: 'leaders',
      summary: 'Say which of its leaders answers for what arrives in a community.',
      access: staff({ operations: 'region' }),
      body: MainLeader,
      status: 204,
      write: ({ tx, at, caller, params, body }) =>
        chooseMainLeader(tx, {
          regionId: params.region,
          communityId: params.community,
          leaderId: body.leaderId,
          by: caller.personId,
          at,
        }),
    }),
  ]
}
