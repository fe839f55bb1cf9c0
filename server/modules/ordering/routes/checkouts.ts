import { listCommunityIdsServedBy } from '#places'
import { type Caller, mayIn, own, type Place, signedIn, staff, toAnyone } from '#platform/access'
import { type AnyRoute, requestHash, route } from '#platform/http'
import { Invalid, NotFound } from '#platform/refusals'
import { getResident } from '#residents'
import type { OrderingDeps } from '../deps.ts'
import type { Channel } from '../lane/checkout.ts'
import { ordererPlace } from '../order-place.ts'
import { placeOrders } from '../place-orders.ts'
import { quoteParts } from '../quote-parts.ts'
import {
  CheckoutBody,
  CounterCheckoutBody,
  PlacedCheckoutReply,
  QuoteBody,
  QuotesReply,
} from '../schemas.ts'

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
          (caller === null
            ? undefined
            : (await deps.homes.read(db, params.region, caller)).communityId)
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
      callerProvedLater: true,
      act: ({ db, params, body, caller, idempotencyKey, request }) => {
        const placing = {
          ...{ regionId: params.region, caller, ownerId: caller.personId, body },
          key: idempotencyKey!,
          requestHash: requestHash('checkout', request.url, body),
          ...{ channel: 'shop' as const, counterStationId: null },
        }
        return deps.homes.from(db, params.region, caller, (home) =>
          placeOrders(db, deps, { ...placing, ...home }),
        )
      },
    }),
    route({
      name: 'placeOrdersForResident',
      method: 'POST',
      path: '/regions/:region/residents/:resident/checkouts',
      tag: 'ordering',
      summary: 'Order for a neighbour: by who is named to, the leader, a counter, or support.',
      access: own({
        leader: 'community',
        station_manager: 'station',
        station_staff: 'station',
        support: 'region',
      }),
      place: ordererPlace,
      body: CheckoutBody,
      reply: PlacedCheckoutReply,
      status: 201,
      moves: true,
      act: async ({ db, params, body, caller, place, idempotencyKey, request }) => {
        const resident = await getResident(db, params.region, params.resident)
        const channel = channelOf(caller, place, resident.personId)
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

/** What the caller orders as: the nearest of their roles that reaches the resident, or as family. */
function channelOf(caller: Caller, place: Place, residentPersonId: string | null): Channel {
  const where = {
    regionId: place.regionId ?? '',
    ...(place.communityId == null ? {} : { communityId: place.communityId }),
    ...(place.stationId == null ? {} : { stationId: place.stationId }),
  }
  if (residentPersonId === caller.personId) return 'shop'
  if (mayIn(caller, ['leader'], where)) return 'leader'
  if (mayIn(caller, ['station_manager', 'station_staff'], where)) return 'counter'
  return mayIn(caller, ['support', 'admin'], where) ? 'phone' : 'shop'
}
