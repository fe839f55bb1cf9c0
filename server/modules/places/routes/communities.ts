import { staff, toAnyone } from '#platform/access'
import { type AnyRoute, decodeCursor, encodeCursor, field, route } from '#platform/http'
import { changeCommunity } from '../change-community.ts'
import { closeCommunity, reopenCommunity } from '../close-community.ts'
import { createCommunity } from '../create-community.ts'
import { findCommunitiesNearby } from '../find-communities-nearby.ts'
import {
  type Community,
  type CommunityFilter,
  getCommunity,
  listCommunities,
  listCommunitiesByIds,
} from '../queries/communities.ts'
import { listCommunityIdsServedBy, listServingStations } from '../queries/serving-stations.ts'
import { getStation } from '../queries/stations.ts'
import * as schema from '../schemas/communities.ts'
import { ClosureWish } from '../schemas/stations.ts'
import { serveCommunity } from '../serve-community.ts'
import { showCommunity, shownCommunity } from '../show-community.ts'

const tag = 'places'
const readers = {
  operations: 'region',
  buyer: 'region',
  support: 'region',
  marketing: 'region',
  finance: 'region',
  supervisor: 'region',
} as const

export function communityRoutes(): AnyRoute[] {
  return [...publicRoutes(), ...staffRoutes(), ...stateRoutes()]
}

const publicRoutes = (): AnyRoute[] => [
  route({
    name: 'listCommunities',
    method: 'GET',
    path: '/regions/:region/communities',
    tag,
    summary: 'Communities that are served, to choose one’s own from.',
    access: toAnyone(),
    sameForAll: true,
    query: schema.CommunityQuery,
    reply: schema.CommunityPage,
    read: async ({ db, params, query }) => {
      const { items, nextCursor } = await pageOf(query, (filter) =>
        listCommunities(db, { ...filter, regionId: params.region, search: query.search }),
      )
      return { items: items.map(shownCommunity), ...nextCursor }
    },
  }),
  route({
    name: 'listNearbyCommunities',
    method: 'GET',
    path: '/regions/:region/nearby-communities',
    tag,
    summary: 'Communities around a point: the one that holds it first, then the nearest.',
    access: toAnyone(),
    query: schema.NearbyQuery,
    reply: field.list(schema.NearbyCommunity, 'Communities, nearest first.'),
    read: async ({ db, params, query }) => {
      const { withinMeters = 3000, limit = 50 } = query
      const around = { ...query, regionId: params.region, withinMeters, limit }
      const near = await findCommunitiesNearby(db, around)
      return near.map(({ distanceMeters, isInside, ...community }) => ({
        ...shownCommunity(community),
        distanceMeters,
        isInside,
      }))
    },
  }),
  route({
    name: 'getCommunity',
    method: 'GET',
    path: '/regions/:region/communities/:community',
    tag,
    summary: 'A community with its pickup point and next day of delivery.',
    access: toAnyone(),
    sameForAll: true,
    reply: schema.CommunityWithPickup,
    read: ({ db, params }) => showCommunity(db, params.region, params.community),
  }),
]

const staffRoutes = (): AnyRoute[] => [
  route({
    name: 'listCommunityProfiles',
    method: 'GET',
    path: '/regions/:region/community-profiles',
    tag,
    summary: 'Communities with what is known of them.',
    access: staff(readers),
    query: schema.CommunityProfileQuery,
    reply: schema.CommunityProfilePage,
    read: async ({ db, params, query }) => {
      const { search, withClosed = false } = query
      const { items, nextCursor } = await pageOf(query, (filter) =>
        listCommunities(db, { ...filter, regionId: params.region, search, withClosed }),
      )
      return { items, ...nextCursor }
    },
  }),
  route({
    name: 'getCommunityProfile',
    method: 'GET',
    path: '/regions/:region/communities/:community/profile',
    tag,
    summary: 'A community with what is known of it.',
    access: staff({ ...readers, leader: 'community' }),
    reply: schema.CommunityProfile,
    read: ({ db, params }) => getCommunity(db, params.region, params.community),
  }),
  route({
    name: 'createCommunity',
    method: 'POST',
    path: '/regions/:region/communities',
    tag,
    summary: 'Add a community.',
    access: staff({ operations: 'region' }),
    body: schema.NewCommunity,
    reply: schema.CommunityProfile,
    status: 201,
    write: ({ tx, params, body }) => createCommunity(tx, params.region, body),
  }),
  route({
    name: 'changeCommunity',
    method: 'PUT',
    path: '/regions/:region/communities/:community',
    tag,
    summary: 'Change a community.',
    access: staff({ operations: 'region' }),
    body: schema.CommunityChange,
    reply: schema.CommunityProfile,
    write: ({ tx, params, body: { version, ...fields }, caller, at }) =>
      changeCommunity(tx, {
        regionId: params.region,
        communityId: params.community,
        version,
        fields,
        by: caller.personId,
        at,
      }),
  }),
]

const stateRoutes = (): AnyRoute[] => [
  route({
    name: 'closeCommunity',
    method: 'POST',
    path: '/regions/:region/communities/:community/closure',
    tag,
    summary: 'Close a community that no station serves any more.',
    access: staff({ operations: 'region' }),
    body: ClosureWish,
    reply: schema.CommunityProfile,
    write: ({ tx, params, body, caller, at }) =>
      closeCommunity(tx, {
        regionId: params.region,
        communityId: params.community,
        why: body.why,
        by: caller.personId,
        at,
      }),
  }),
  route({
    name: 'reopenCommunity',
    method: 'DELETE',
    path: '/regions/:region/communities/:community/closure',
    tag,
    summary: 'Open a closed community again.',
    access: staff({ operations: 'region' }),
    reply: schema.CommunityProfile,
    write: ({ tx, params, caller, at }) =>
      reopenCommunity(tx, {
        regionId: params.region,
        communityId: params.community,
        by: caller.personId,
        at,
      }),
  }),
  route({
    name: 'listServingStations',
    method: 'GET',
    path: '/regions/:region/communities/:community/stations',
    tag,
    summary: 'The stations that serve a community.',
    access: toAnyone(),
    reply: field.list(schema.ServingStation, 'Stations, by code.'),
    read: ({ db, params }) => listServingStations(db, params.region, params.community),
  }),
  route({
    name: 'listServedCommunities',
    method: 'GET',
    path: '/regions/:region/stations/:station/communities',
    tag,
    summary: 'The communities that a station serves.',
    access: toAnyone(),
    reply: field.list(schema.ServedCommunity, 'Communities, by code.', { maxItems: 10_000 }),
    read: async ({ db, params }) => {
      const { id } = await getStation(db, params.region, params.station)
      const served = await listCommunityIdsServedBy(db, params.region, id)
      const found = await listCommunitiesByIds(db, params.region, served)
      return found
        .map(({ id, code, name, address }) => ({ id, code, name, address }))
        .toSorted((one, other) => one.code.localeCompare(other.code))
    },
  }),
  route({
    name: 'serveCommunity',
    method: 'PUT',
    path: '/regions/:region/communities/:community/stations',
    tag,
    summary: 'Set which stations serve a community, and its pickup point.',
    access: staff({ operations: 'region' }),
    body: schema.ServiceWish,
    reply: field.list(schema.ServingStation, 'Stations, by code.'),
    write: ({ tx, params, body, caller, at }) =>
      serveCommunity(tx, {
        ...body,
        regionId: params.region,
        communityId: params.community,
        by: caller.personId,
        at,
      }),
  }),
]

async function pageOf(
  query: { limit?: number; cursor?: string },
  list: (filter: Pick<CommunityFilter, 'after' | 'limit'>) => Promise<Community[]>,
): Promise<{ items: Community[]; nextCursor: { nextCursor?: string } }> {
  const { limit = 50 } = query
  const cursor = decodeCursor(query.cursor, 2)
  const after = cursor && { name: String(cursor[0]), id: String(cursor[1]) }
  const found = await list({ after, limit: limit + 1 })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  if (found.length <= limit || last === undefined) return { items, nextCursor: {} }
  return { items, nextCursor: { nextCursor: encodeCursor([last.name, last.id]) } }
}
