import { getOrder, orderPlace } from '#ordering'
import { own, toAnyone } from '#platform/access'
import { businessNow } from '#platform/clock'
import { transact } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import { forwardCode, revokeForwardedCode } from '../forward-code.ts'
import { ensureCode, type ShownCode, showCode } from '../issue-code.ts'
import { listForwardedCodes } from '../queries/codes.ts'
import { renewCode } from '../renew-code.ts'
import {
  ForwardedCode,
  ForwardedCodes,
  ForwardingBody,
  PickupCodeReply,
  SigningKeys,
} from '../schemas/codes.ts'
import type { HandoverSecrets } from '../secrets.ts'

export function codeRoutes(secrets: HandoverSecrets): AnyRoute[] {
  return [
    route({
      name: 'getSigningKeys',
      method: 'GET',
      path: '/regions/:region/signing-keys',
      tag: 'handover',
      summary: 'The public keys by which a phone checks pickup tokens offline.',
      access: toAnyone(),
      reply: SigningKeys,
      read: async ({ db }) => ({ keys: [...(await secrets.signingKeys(db)).publicKeys] }),
    }),
    route({
      name: 'getPickupCode',
      method: 'GET',
      path: '/regions/:region/orders/:order/pickup-code',
      tag: 'handover',
      summary:
        'The code by which an order is fetched, and all else of that resident, day and place.',
      description:
        'Made when it is first asked for. The token is signed anew at each call and can be checked offline.',
      access: own({ support: 'region' }),
      place: orderPlace,
      reply: PickupCodeReply,
      act: async ({ db, params }) => {
        const order = await getOrder(db, params.region, params.order)
        const at = await businessNow(db)
        const code = await ensureCode(db, secrets, order, at)
        const keys = await secrets.signingKeys(db)
        return shown(await showCode(db, secrets, keys, { order, code, at }))
      },
    }),
    route({
      name: 'renewPickupCode',
      method: 'POST',
      path: '/regions/:region/orders/:order/pickup-codes',
      tag: 'handover',
      summary: 'Make the code anew: pictures and digits of the old one are void.',
      access: own({ support: 'region' }),
      place: orderPlace,
      reply: PickupCodeReply,
      status: 201,
      act: async ({ db, params }) => {
        const keys = await secrets.signingKeys(db)
        return transact(db, async (tx) => {
          const at = await businessNow(tx)
          const order = await getOrder(tx, params.region, params.order)
          const code = await renewCode(tx, secrets, order, at)
          return shown(await showCode(tx, secrets, keys, { order, code, at }))
        })
      },
    }),
    ...forwardedRoutes(secrets),
  ]
}

const shown = (code: ShownCode) => ({ ...code, qr: code.token })

function forwardedRoutes(secrets: HandoverSecrets): AnyRoute[] {
  return [
    route({
      name: 'forwardPickupCode',
      method: 'POST',
      path: '/regions/:region/orders/:order/forwarded-codes',
      tag: 'handover',
      summary: 'Make another code by which a friend fetches one order, once.',
      access: own({ support: 'region' }),
      place: orderPlace,
      body: ForwardingBody,
      reply: ForwardedCode,
      status: 201,
      act: async ({ db, params, body, caller }) => {
        const keys = await secrets.signingKeys(db)
        return transact(db, async (tx) => {
          const at = await businessNow(tx)
          const order = await getOrder(tx, params.region, params.order)
          const code = await forwardCode(tx, secrets, {
            order,
            name: body.name,
            by: caller.personId,
            at,
          })
          const { digits, token, validUntil } = await showCode(tx, secrets, keys, {
            order,
            code,
            at,
          })
          const { id, createdAt, revokedAt, usedAt } = code
          const facts = { id, orderId: order.id, name: body.name, createdAt, revokedAt, usedAt }
          return { ...facts, digits, token, validUntil }
        })
      },
    }),
    route({
      name: 'listForwardedCodes',
      method: 'GET',
      path: '/regions/:region/orders/:order/forwarded-codes',
      tag: 'handover',
      summary: 'The codes that were given to others for an order.',
      access: own({ support: 'region', supervisor: 'region' }),
      place: orderPlace,
      reply: ForwardedCodes,
      read: async ({ db, params }) => {
        const codes = await listForwardedCodes(db, params.region, params.order)
        return codes.map(({ id, forwardedTo, createdAt, revokedAt, usedAt }) => {
          return { id, name: forwardedTo ?? '', createdAt, revokedAt, usedAt }
        })
      },
    }),
    route({
      name: 'revokeForwardedCode',
      method: 'DELETE',
      path: '/regions/:region/orders/:order/forwarded-codes/:forwardedCode',
      tag: 'handover',
      summary: 'Take a code back that was given to somebody.',
      access: own({ support: 'region' }),
      place: orderPlace,
      status: 204,
      write: async ({ tx, params, caller, at }) => {
        await revokeForwardedCode(tx, {
          regionId: params.region,
          orderId: params.order,
          codeId: params.forwardedCode,
          by: caller.personId,
          at,
        })
      },
    }),
  ]
}
