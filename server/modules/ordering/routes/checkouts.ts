import { listCommunityIdsServedBy } from '#places'
import { signedIn, staff, toAnyone } from '#platform/access'
import { type AnyRoute, requestHash, route } from '#platform/http'
import { Invalid, NotFound } from '#platform/refusals'
import { getResident, residentPlace } from '#residents'
import type { OrderingDeps } from '../deps.ts'
import type { Channel } from '../lane/checkout.ts'
import { placeOrders } from '../place-orders.ts'
import { quoteParts } from '../quote-parts.ts'
import {
  CheckoutBody,
  CounterCheckoutBody,
  PlacedCheckoutReply,
  QuoteBody,
  QuotesReply,
} from '../schemas.ts'
import { residentOf } from './resident-of.ts'

export function checkoutRoutes(deps: OrderingDeps): AnyRoute[] {
  return [
    route({
      name: 'quote',
      method: 'POST',
      path: '/regions/:region/quotes',
      tag: 'ordering',
      summary: 'Price what is wanted, with every step explained.',
      access: toAnyone(),
      body: QuoteBody,
      reply: QuotesReply,
      act: async ({ db, params, body, caller }) => {
        const communityId =
          body.communityId ??
          (caller === null ? undefined : (await residentOf(db, params.region, caller)).communityId)
        if (communityId === undefined) throw new Invalid('communityId', 'Say which community.')
        const wanted = { regionId: params.region, communityId, parts: body.parts }
        return quoteParts(db, deps.books, wanted)
      },
    }),
    route({
      name: 'placeOrders',
      method: 'POST',
      path: '/regions/:region/checkouts',
      tag: 'ordering',
      summary: 'Order and pay: one order for each part, all or none.',
      access: signedIn(),
      body: CheckoutBody,
      reply: PlacedCheckoutReply,
      status: 201,
      moves: true,
      act: async ({ db, params, body, caller, idempotencyKey, request }) => {
        const resident = await residentOf(db, params.region, caller)
        return placeOrders(db, deps, {
          regionId: params.region,
          caller,
          key: idempotencyKey!,
          requestHash: requestHash('checkout', request.url, body),
          channel: 'shop',
          residentId: resident.id,
          communityId: resident.communityId,
          counterStationId: null,
          body,
        })
      },
    }),
    route({
      name: 'placeOrdersForResident',
      method: 'POST',
      path: '/regions/:region/residents/:resident/checkouts',
      tag: 'ordering',
      summary: 'Order for a neighbour: by the leader, a counter, or support on the phone.',
      access: staff({
        leader: 'community',
        station_manager: 'station',
        station_staff: 'station',
        support: 'region',
      }),
      place: residentPlace,
      body: CheckoutBody,
      reply: PlacedCheckoutReply,
      status: 201,
      moves: true,
      act: async ({ db, params, body, caller, place, idempotencyKey, request }) => {
        const resident = await getResident(db, params.region, params.resident)
        const channel = channelOf(caller.grants.map((grant) => grant.role))
        return placeOrders(db, deps, {
          regionId: params.region,
          caller,
          key: idempotencyKey!,
          requestHash: requestHash('checkout', request.url, body),
          channel,
          residentId: resident.id,
          communityId: resident.communityId,
          counterStationId: channel === 'counter' ? (place.stationId ?? null) : null,
          body,
        })
      },
    }),
    route({
      name: 'placeOrdersAtCounter',
      method: 'POST',
      path: '/regions/:region/stations/:station/checkouts',
      tag: 'ordering',
      summary: 'Order at a station’s counter, for a resident or a walk-in.',
      access: staff({ station_manager: 'station', station_staff: 'station' }),
      body: CounterCheckoutBody,
      reply: PlacedCheckoutReply,
      status: 201,
      moves: true,
      act: async ({ db, params, body, caller, idempotencyKey, request }) => {
        const { communityId, residentId, ...checkout } = body
        const served = await listCommunityIdsServedBy(db, params.region, params.station)
        if (!served.includes(communityId)) throw new NotFound('community')
        if (residentId !== undefined) {
          const resident = await getResident(db, params.region, residentId)
          if (resident.communityId !== communityId) throw new NotFound('resident')
        }
        return placeOrders(db, deps, {
          regionId: params.region,
          caller,
          key: idempotencyKey!,
          requestHash: requestHash('checkout', request.url, body),
          channel: 'counter',
          residentId: residentId ?? null,
          communityId,
          counterStationId: params.station,
          body: checkout,
        })
      },
    }),
  ]
}

function channelOf(roles: readonly string[]): Channel {
  if (roles.includes('leader')) return 'leader'
  return roles.some((role) => role.startsWith('station_')) ? 'counter' : 'phone'
}
