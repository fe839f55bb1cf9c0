import { type Caller, staff } from '#platform/access'
import { type AnyRoute, field, route } from '#platform/http'
import { findErasureRequest, listErasureRequests } from '../queries/erasures.ts'
import { approveErasure, declineErasure, requestErasure } from '../request-erasure.ts'
import { residentPlace } from '../resident-place.ts'
import { ErasureRequest, Why } from '../schemas.ts'

const tag = 'residents'
const ASKERS = staff({ support: 'region', operations: 'region' })
const APPROVERS = staff({ operations: 'region' })
// One shape under two names: a description belongs to where it stands.
const OpenRequest = { ...ErasureRequest, description: 'What waits for a second look; null: none.' }
const REQUEST = '/regions/:region/residents/:resident/erasure-request'

/** Erasing who has a login, by headquarters: one asks, another approves. */
export const erasureRoutes = (): AnyRoute[] => [...readingRoutes(), ...decidingRoutes()]

const readingRoutes = (): AnyRoute[] => [
  route({
    name: 'listErasureRequests',
    method: 'GET',
    path: '/regions/:region/erasure-requests',
    tag,
    summary: 'Residents who are to be erased and wait for a second look.',
    access: ASKERS,
    reply: field.list(ErasureRequest, 'The oldest first.', { maxItems: 500 }),
    read: ({ db, params }) => listErasureRequests(db, params.region),
  }),
  route({
    name: 'getErasureRequest',
    method: 'GET',
    path: REQUEST,
    tag,
    summary: 'Whether a resident is to be erased.',
    access: ASKERS,
    place: residentPlace,
    reply: field.object({ request: field.nullable(OpenRequest) }),
    read: async ({ db, params }) => ({
      request: await findErasureRequest(db, params.region, params.resident),
    }),
  }),
]

const decidingRoutes = (): AnyRoute[] => [
  route({
    name: 'requestErasure',
    method: 'POST',
    path: REQUEST,
    tag,
    summary: 'Ask that a resident with a login be erased; another person approves it.',
    access: ASKERS,
    place: residentPlace,
    body: Why,
    reply: ErasureRequest,
    status: 201,
    write: ({ tx, at, caller, params, body }) =>
      requestErasure(tx, { ...actOf(params), why: body.why, by: caller.personId, at }),
  }),
  route({
    name: 'approveErasure',
    method: 'POST',
    path: `${REQUEST}/approval`,
    tag,
    summary: 'Erase a resident’s login and all that is personal, in every region.',
    description:
      'Orders, payments and the ledger keep their ids and figures. Refused while the person holds roles, and where they shop in a region that the approver does not stand for.',
    access: APPROVERS,
    place: residentPlace,
    status: 204,
    write: ({ tx, at, caller, params }) =>
      approveErasure(tx, { ...actOf(params), by: caller.personId, at, reach: reachOf(caller) }),
  }),
  route({
    name: 'declineErasure',
    method: 'POST',
    path: `${REQUEST}/refusal`,
    tag,
    summary: 'Let a resident stay, with the reason.',
    access: APPROVERS,
    place: residentPlace,
    body: Why,
    status: 204,
    write: ({ tx, at, caller, params, body }) =>
      declineErasure(tx, { ...actOf(params), why: body.why, by: caller.personId, at }),
  }),
]

const actOf = (params: { region: string; resident: string }) => ({
  regionId: params.region,
  residentId: params.resident,
})

/** The regions that a caller may erase in; null: everywhere. */
function reachOf({ grants }: Caller): string[] | null {
  const held = grants.filter(({ role }) => role === 'admin' || role === 'operations')
  const regions = held.flatMap(({ regionId }) => regionId ?? [])
  return regions.length < held.length ? null : regions
}
