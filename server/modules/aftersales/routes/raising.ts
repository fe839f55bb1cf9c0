import { getOrder, orderPlace } from '#ordering'
import { type Caller, mayIn, own, type Place } from '#platform/access'
import { businessNow } from '#platform/clock'
import { type AnyRoute, route } from '#platform/http'
import { NotFound } from '#platform/refusals'
import type { RaisedAs } from '../claim.ts'
import { describeClaim, describeClaims } from '../describe-claims.ts'
import { listClaimsOfOrders } from '../queries/claims.ts'
import { raiseClaim } from '../raise-claim.ts'
import { Claim, Claimable, ClaimBody, ClaimList } from '../schemas.ts'
import { showClaimable } from '../show-claimable.ts'
import { AT_COMMUNITY, READERS, tag } from './who.ts'

export function raisingRoutes(): AnyRoute[] {
  return [
    route({
      name: 'raiseClaim',
      method: 'POST',
      path: '/regions/:region/orders/:order/lines/:number/claims',
      tag,
      summary: 'Claim goods of a line that were bad, missing or wrong.',
      description:
        'Within the claim window after the handover, or since the order was ready. Small claims are granted at once by rule; others wait for a person. Several claims on one line are possible, never for more than is left of it.',
      access: own({ ...AT_COMMUNITY, support: 'region' }),
      place: orderPlace,
      body: ClaimBody,
      reply: Claim,
      status: 201,
      moves: true,
      write: async ({ tx, params, body, caller, place, at }) => {
        const { note = '', pictureIds = [], ...wish } = body
        const claim = await raiseClaim(tx, {
          ...wish,
          note,
          pictureIds,
          regionId: params.region,
          orderId: params.order,
          lineNumber: lineNumberOf(params.number),
          as: raisedAs(caller, place),
          by: caller.personId,
          at,
        })
        return describeClaim(tx, claim)
      },
    }),
    route({
      name: 'getClaimable',
      method: 'GET',
      path: '/regions/:region/orders/:order/claimable-lines',
      tag,
      summary: 'What of an order may be claimed, until when, and for what a picture is asked.',
      access: own({ ...AT_COMMUNITY, ...READERS }),
      place: orderPlace,
      reply: Claimable,
      act: async ({ db, params }) =>
        showClaimable(db, await getOrder(db, params.region, params.order), await businessNow(db)),
    }),
    route({
      name: 'listClaimsOfOrder',
      method: 'GET',
      path: '/regions/:region/orders/:order/claims',
      tag,
      summary: 'The claims on an order.',
      access: own({ ...AT_COMMUNITY, ...READERS }),
      place: orderPlace,
      reply: ClaimList,
      read: async ({ db, params }) =>
        describeClaims(db, await listClaimsOfOrders(db, params.region, [params.order])),
    }),
  ]
}

/** Throws NotFound for what is no number of a line. */
function lineNumberOf(text: string): number {
  if (!/^[1-9][0-9]{0,3}$/.test(text)) throw new NotFound('line')
  return Number(text)
}

/** One's own claim stays one's own, whatever grants one has. */
function raisedAs(caller: Caller, place: Place): RaisedAs {
  if (place.personId != null && place.personId === caller.personId) return 'resident'
  const regionId = place.regionId ?? ''
  return mayIn(caller, ['support', 'admin'], { regionId }) ? 'support' : 'leader'
}
