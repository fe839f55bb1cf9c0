import { own, type Place, signedIn, staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, field, route } from '#platform/http'
import { NotFound } from '#platform/refusals'
import { claimNeighbour } from '../claim-neighbour.ts'
import { confirmClaim, rejectClaim } from '../decide-claim.ts'
import { getClaim, listOpenClaims } from '../queries/claims.ts'
import { Claim, ClaimConfirmation, NewClaim, Why } from '../schemas.ts'
import { claimShown } from '../wire.ts'

const DECIDES = { leader: 'community', support: 'region', operations: 'region' } as const

async function claimPlace({
  db,
  params,
}: {
  db: Queryable
  params: Record<'region' | 'claim', string>
}): Promise<Place | null> {
  try {
    const { communityId, personId } = await getClaim(db, params.region, params.claim)
    return { communityId, personId }
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

export function claimRoutes(): AnyRoute[] {
  return [
    route({
      name: 'claimNeighbour',
      method: 'POST',
      path: '/regions/:region/communities/:community/claims',
      tag: 'residents',
      summary: 'Say which neighbour one is, now that one has a login.',
      description:
        'The leader or support confirms it. Whether there is such a neighbour is not told before.',
      access: signedIn(),
      body: NewClaim,
      reply: Claim,
      status: 201,
      write: async ({ tx, at, caller, params, body }) => {
        const ids = { regionId: params.region, communityId: params.community }
        return claimShown(
          await claimNeighbour(tx, { ...body, ...ids, personId: caller.personId, at }),
        )
      },
    }),
    route({
      name: 'listClaims',
      method: 'GET',
      path: '/regions/:region/communities/:community/claims',
      tag: 'residents',
      summary: 'Claims of a community that wait for a decision.',
      access: staff(DECIDES),
      reply: field.list(Claim, 'Open claims, oldest first.'),
      read: async ({ db, params }) =>
        (await listOpenClaims(db, params.region, params.community)).map(claimShown),
    }),
    route({
      name: 'getClaim',
      method: 'GET',
      path: '/regions/:region/claims/:claim',
      tag: 'residents',
      summary: 'What became of a claim.',
      access: own(DECIDES),
      reply: Claim,
      place: claimPlace,
      read: async ({ db, params }) => claimShown(await getClaim(db, params.region, params.claim)),
    }),
    route({
      name: 'confirmClaim',
      method: 'POST',
      path: '/regions/:region/claims/:claim/confirmation',
      tag: 'residents',
      summary: 'Join a neighbour to the claimant’s login.',
      access: staff(DECIDES),
      body: ClaimConfirmation,
      reply: Claim,
      place: claimPlace,
      write: async ({ tx, at, caller, params, body }) => {
        const ids = { regionId: params.region, claimId: params.claim }
        return claimShown(await confirmClaim(tx, { ...body, ...ids, by: caller.personId, at }))
      },
    }),
    route({
      name: 'rejectClaim',
      method: 'POST',
      path: '/regions/:region/claims/:claim/rejection',
      tag: 'residents',
      summary: 'Say no to a claim, with the reason.',
      access: staff(DECIDES),
      body: Why,
      reply: Claim,
      place: claimPlace,
      write: async ({ tx, at, caller, params, body }) => {
        const ids = { regionId: params.region, claimId: params.claim }
        return claimShown(await rejectClaim(tx, { ...body, ...ids, by: caller.personId, at }))
      },
    }),
  ]
}
