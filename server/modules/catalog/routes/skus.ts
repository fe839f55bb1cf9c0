import { staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { archiveSku, restoreSku } from '../archive-sku.ts'
import { changeSku } from '../change-sku.ts'
import { createSku } from '../create-sku.ts'
import { placeOfEditor, reachOf } from '../reach.ts'
import { ArchivingWish, Sku, SkuChange, SkuFields } from '../schemas.ts'

const tag = 'catalog'
const editors = staff({ buyer: 'region', operations: 'region' })

export function skuRoutes(): AnyRoute[] {
  return [
    route({
      name: 'createSku',
      method: 'POST',
      path: '/products/:product/skus',
      tag,
      summary: 'Add a way in which a product is packed and counted.',
      access: editors,
      place: async ({ caller }) => placeOfEditor(caller),
      body: SkuFields,
      reply: Sku,
      status: 201,
      write: ({ tx, at, caller, params, body }) =>
        createSku(tx, {
          at,
          actorId: caller.personId,
          reach: reachOf(caller),
          productId: params.product,
          fields: body,
        }),
    }),
    route({
      name: 'changeSku',
      method: 'PUT',
      path: '/skus/:sku',
      tag,
      summary: 'Rewrite a SKU; how it is counted stays.',
      access: editors,
      place: async ({ caller }) => placeOfEditor(caller),
      body: SkuChange,
      reply: Sku,
      write: ({ tx, at, caller, params, body: { version, ...fields } }) =>
        changeSku(tx, {
          at,
          actorId: caller.personId,
          reach: reachOf(caller),
          id: params.sku,
          version,
          fields,
        }),
    }),
    route({
      name: 'archiveSku',
      method: 'POST',
      path: '/skus/:sku/archiving',
      tag,
      summary: 'Take a SKU off every shelf.',
      access: editors,
      place: async ({ caller }) => placeOfEditor(caller),
      body: ArchivingWish,
      reply: Sku,
      write: ({ tx, at, caller, params, body }) =>
        archiveSku(tx, {
          at,
          actorId: caller.personId,
          reach: reachOf(caller),
          id: params.sku,
          why: body.why,
        }),
    }),
    route({
      name: 'restoreSku',
      method: 'DELETE',
      path: '/skus/:sku/archiving',
      tag,
      summary: 'Put a SKU back where it is listed.',
      access: editors,
      place: async ({ caller }) => placeOfEditor(caller),
      reply: Sku,
      write: ({ tx, at, caller, params }) =>
        restoreSku(tx, {
          at,
          actorId: caller.personId,
          reach: reachOf(caller),
          id: params.sku,
        }),
    }),
  ]
}
