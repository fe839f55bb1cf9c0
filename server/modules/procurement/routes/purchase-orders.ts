import { staff } from '#platform/access'
import type { Db } from '#platform/db'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { listPurchaseOrders, type PurchaseOrderFilter } from '../queries/purchase-orders.ts'
import * as schema from '../schemas/purchase-orders.ts'
import { sendPurchaseOrder } from '../send-purchase-orders.ts'
import { shownOrder, showPurchaseOrder } from '../show-purchase-order.ts'
import { turnToSecondSource } from '../turn-to-second-source.ts'
import {
  cancelPurchaseOrder,
  changeHeldOrder,
  writePurchaseOrder,
} from '../write-purchase-order.ts'
import { actOf, placeOfOrder, tag, WHO } from './who.ts'

export const purchaseOrderRoutes = (): AnyRoute[] => [
  ...readingRoutes(),
  ...writingRoutes(),
  ...turningRoutes(),
]

const readingRoutes = (): AnyRoute[] => [
  route({
    name: 'listPurchaseOrders',
    method: 'GET',
    path: '/regions/:region/purchase-orders',
    tag,
    summary: 'The purchase orders of a region.',
    access: staff(WHO.readers),
    query: schema.PurchaseOrderQuery,
    reply: schema.PurchaseOrderPage,
    read: ({ db, params, query: { limit = 50, cursor, ...filter } }) =>
      pageOf(db, { ...filter, regionId: params.region, limit }, cursor),
  }),
  route({
    name: 'listPurchaseOrdersOfSupplier',
    method: 'GET',
    path: '/regions/:region/suppliers/:supplier/purchase-orders',
    tag,
    summary: 'The purchase orders that were sent to a supplier.',
    access: staff({ ...WHO.readers, supplier: 'supplier' }),
    query: schema.OwnOrderQuery,
    reply: schema.PurchaseOrderPage,
    read: ({ db, params, query: { limit = 50, cursor, ...filter } }) => {
      const own = { regionId: params.region, supplierId: params.supplier, isSent: true }
      return pageOf(db, { ...filter, ...own, limit }, cursor)
    },
  }),
  route({
    name: 'getPurchaseOrder',
    method: 'GET',
    path: '/regions/:region/purchase-orders/:purchaseOrder',
    tag,
    summary: 'A purchase order with its lines and shipments.',
    access: staff({ ...WHO.readers, supplier: 'supplier' }),
    place: placeOfOrder,
    reply: schema.FullPurchaseOrder,
    read: ({ db, params }) => showPurchaseOrder(db, params.region, params.purchaseOrder),
  }),
]

async function pageOf(db: Db, filter: PurchaseOrderFilter, cursorText: string | undefined) {
  const cursor = decodeCursor(cursorText, 1)
  const found = await listPurchaseOrders(db, {
    ...filter,
    beforeId: cursor && String(cursor[0]),
    limit: filter.limit + 1,
  })
  const items = found.slice(0, filter.limit).map(shownOrder)
  const last = items.at(-1)
  if (found.length <= filter.limit || last === undefined) return { items }
  return { items, nextCursor: encodeCursor([last.id]) }
}

const writingRoutes = (): AnyRoute[] => [
  route({
    name: 'writePurchaseOrder',
    method: 'POST',
    path: '/regions/:region/purchase-orders',
    tag,
    summary: 'Write a purchase order by hand.',
    description:
      'Pooled demand orders by itself; this is for goods that had no source, or for more. Quantities stand as written.',
    access: staff(WHO.buyers),
    moves: true,
    body: schema.NewPurchaseOrder,
    reply: schema.FullPurchaseOrder,
    status: 201,
    write: async ({ tx, params, body, caller, at }) => {
      const wish = { ...body, regionId: params.region, by: caller.personId, at }
      return showPurchaseOrder(tx, params.region, (await writePurchaseOrder(tx, wish)).id)
    },
  }),
  route({
    name: 'changePurchaseOrderLines',
    method: 'PUT',
    path: '/regions/:region/purchase-orders/:purchaseOrder/lines',
    tag,
    summary: 'Change the lines of a purchase order that is still held.',
    access: staff(WHO.buyers),
    place: placeOfOrder,
    body: schema.LinesChange,
    reply: schema.FullPurchaseOrder,
    write: async ({ tx, body, ...work }) => {
      await changeHeldOrder(tx, { ...actOf(work), ...body })
      return showPurchaseOrder(tx, work.params.region, work.params.purchaseOrder)
    },
  }),
  route({
    name: 'sendPurchaseOrder',
    method: 'POST',
    path: '/regions/:region/purchase-orders/:purchaseOrder/sending',
    tag,
    summary: 'Send a held purchase order before its time.',
    access: staff(WHO.buyers),
    place: placeOfOrder,
    reply: schema.FullPurchaseOrder,
    write: async ({ tx, ...work }) => {
      await sendPurchaseOrder(tx, actOf(work))
      return showPurchaseOrder(tx, work.params.region, work.params.purchaseOrder)
    },
  }),
]

const turningRoutes = (): AnyRoute[] => [
  route({
    name: 'cancelPurchaseOrder',
    method: 'POST',
    path: '/regions/:region/purchase-orders/:purchaseOrder/cancellation',
    tag,
    summary: 'Cancel a purchase order of which nothing was shipped.',
    access: staff(WHO.buyers),
    place: placeOfOrder,
    body: schema.WhyWish,
    reply: schema.FullPurchaseOrder,
    write: async ({ tx, body, ...work }) => {
      await cancelPurchaseOrder(tx, { ...actOf(work), why: body.why })
      return showPurchaseOrder(tx, work.params.region, work.params.purchaseOrder)
    },
  }),
  route({
    name: 'turnToSecondSource',
    method: 'POST',
    path: '/regions/:region/purchase-orders/:purchaseOrder/second-source',
    tag,
    summary: 'Ask the second source for what the first does not bring.',
    description:
      'For what was cut, declined or not answered in time. The new orders go out at once; a silent order that is passed on whole is cancelled.',
    access: staff(WHO.buyers),
    place: placeOfOrder,
    moves: true,
    reply: schema.Passed,
    status: 201,
    write: async ({ tx, ...work }) => {
      const { orders, withoutSource } = await turnToSecondSource(tx, actOf(work))
      return { orders: orders.map(shownOrder), withoutSource }
    },
  }),
]
