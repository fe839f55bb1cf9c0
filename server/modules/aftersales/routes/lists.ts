import { own, signedIn, staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { communityPlace, findResidentOf } from '#residents'
import type { Claim } from '../claim.ts'
import { claimPlace } from '../claim-place.ts'
import { describeClaim, describeClaims, describeForSupplier } from '../describe-claims.ts'
import { type ClaimFilter, listClaims } from '../queries/claim-lists.ts'
import { getClaim } from '../queries/claims.ts'
import * as schema from '../schemas.ts'
import { showClaim } from '../show-claim.ts'
import { AT_COMMUNITY, READERS, tag } from './who.ts'

export function listRoutes(): AnyRoute[] {
  return [...residentRoutes(), ...staffRoutes(), ...supplierRoutes()]
}

const residentRoutes = (): AnyRoute[] => [
  route({
    name: 'listMyClaims',
    method: 'GET',
    path: '/regions/:region/my-claims',
    tag,
    summary: 'My claims, newest first.',
    access: signedIn(),
    query: schema.NarrowClaimQuery,
    reply: schema.ClaimPage,
    read: async ({ db, params, query, caller }) => {
      const resident = await findResidentOf(db, params.region, caller.personId)
      if (resident === undefined) return { items: [] }
      const filter = { state: query.state, residentId: resident.id }
      return pageOf(db, params.region, filter, query, describeClaims)
    },
  }),
  route({
    name: 'getOrderClaim',
    method: 'GET',
    path: '/regions/:region/order-claims/:claim',
    tag,
    summary: 'A claim as it stands.',
    access: own({ ...AT_COMMUNITY, ...READERS }),
    place: claimPlace,
    reply: schema.Claim,
    read: async ({ db, params }) =>
      describeClaim(db, await getClaim(db, params.region, params.claim)),
  }),
]

const staffRoutes = (): AnyRoute[] => [
  route({
    name: 'listOrderClaims',
    method: 'GET',
    path: '/regions/:region/order-claims',
    tag,
    summary: 'Claims of the region, newest first: those that wait, and what became of others.',
    access: staff(READERS),
    query: schema.ClaimQuery,
    reply: schema.ClaimPage,
    read: ({ db, params, query }) => {
      const { limit: _, cursor: __, ...filter } = query
      return pageOf(db, params.region, filter, query, describeClaims)
    },
  }),
  route({
    name: 'listOrderClaimsOfCommunity',
    method: 'GET',
    path: '/regions/:region/communities/:community/order-claims',
    tag,
    summary: 'Claims of a community, newest first: a leader’s list.',
    access: staff({ ...AT_COMMUNITY, station_manager: 'station', ...READERS }),
    place: communityPlace,
    query: schema.NarrowClaimQuery,
    reply: schema.ClaimPage,
    read: ({ db, params, query }) => {
      const filter = { state: query.state, communityId: params.community }
      return pageOf(db, params.region, filter, query, describeClaims)
    },
  }),
  route({
    name: 'getClaimDetails',
    method: 'GET',
    path: '/regions/:region/order-claims/:claim/details',
    tag,
    summary: 'A claim with all that whoever decides it should know.',
    description:
      'Its decisions and objections, the line as it stands, what happened to the order, and what happened to the same goods that day.',
    access: staff(READERS),
    place: claimPlace,
    reply: schema.ClaimDetails,
    read: async ({ db, params }) => showClaim(db, await getClaim(db, params.region, params.claim)),
  }),
]

const supplierRoutes = (): AnyRoute[] => [
  route({
    name: 'listClaimsOfSupplier',
    method: 'GET',
    path: '/regions/:region/suppliers/:supplier/order-claims',
    tag,
    summary: 'Claims that a supplier bears, newest first, without who raised them.',
    access: staff({ supplier: 'supplier', buyer: 'region', ...READERS }),
    query: schema.NarrowClaimQuery,
    reply: schema.SupplierClaimPage,
    read: ({ db, params, query }) => {
      const bearer = { bearerKind: 'supplier' as const, bearerId: params.supplier }
      const filter = { state: query.state, ...bearer }
      return pageOf(db, params.region, filter, query, describeForSupplier)
    },
  }),
]

async function pageOf<Shown>(
  db: Queryable,
  regionId: string,
  filter: Omit<ClaimFilter, 'beforeId'>,
  query: { limit?: number | undefined; cursor?: string | undefined },
  describe: (db: Queryable, claims: readonly Claim[]) => Promise<Shown[]>,
): Promise<{ items: Shown[]; nextCursor?: string }> {
  const limit = query.limit ?? 50
  const [beforeId] = decodeCursor(query.cursor, 1) ?? []
  const narrowed = { ...filter, ...(beforeId === undefined ? {} : { beforeId: String(beforeId) }) }
  const claims = await listClaims(db, regionId, narrowed, limit)
  const items = await describe(db, claims)
  const last = claims.length === limit ? claims.at(-1) : undefined
  return { items, ...(last ? { nextCursor: encodeCursor([last.id]) } : {}) }
}
