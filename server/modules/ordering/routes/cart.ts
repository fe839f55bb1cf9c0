import { findLeaderByCode } from '#leaders'
import { signedIn } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { putIntoCart, takeOutOfCart } from '../change-cart.ts'
import type { OrderingDeps } from '../deps.ts'
import { residentOf } from '../resident-of.ts'
import { CartLineBody, CartReply } from '../schemas.ts'
import { showCart } from '../show-cart.ts'

export function cartRoutes({ books, homes }: OrderingDeps): AnyRoute[] {
  return [
    route({
      name: 'getCart',
      method: 'GET',
      path: '/regions/:region/cart',
      tag: 'ordering',
      summary: 'My cart with its quote, and what changed since.',
      access: signedIn(),
      reply: CartReply,
      read: async ({ db, params, caller }) =>
        showCart(db, books, await homes.read(db, params.region, caller)),
    }),
    route({
      name: 'putIntoCart',
      method: 'PUT',
      path: '/regions/:region/cart/lines/:offer',
      tag: 'ordering',
      summary: 'Put an offer into my cart, or set its quantity.',
      access: signedIn(),
      body: CartLineBody,
      status: 204,
      write: async ({ tx, params, body, caller }) => {
        const resident = await residentOf(tx, params.region, caller)
        const leader =
          body.leaderCode === undefined
            ? undefined
            : await findLeaderByCode(tx, params.region, body.leaderCode)
        await putIntoCart(tx, books, {
          regionId: params.region,
          residentId: resident.id,
          communityId: resident.communityId,
          offerId: params.offer,
          quantity: body.quantity,
          replacement: body.replacement ?? 'no',
          leaderId: leader?.id ?? null,
        })
      },
    }),
    route({
      name: 'takeOutOfCart',
      method: 'DELETE',
      path: '/regions/:region/cart/lines/:offer',
      tag: 'ordering',
      summary: 'Take an offer out of my cart.',
      access: signedIn(),
      status: 204,
      write: async ({ tx, params, caller }) => {
        const resident = await residentOf(tx, params.region, caller)
        await takeOutOfCart(tx, params.region, resident.id, params.offer)
      },
    }),
  ]
}
