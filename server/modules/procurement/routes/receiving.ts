import { staff } from '#platform/access'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { Invalid } from '#platform/refusals'
import { closeReceiving } from '../close-receiving.ts'
import { listReceipts } from '../queries/receipts.ts'
import { findReceivingDay } from '../queries/receiving-days.ts'
import { receiveGoods } from '../receive-goods.ts'
import * as schema from '../schemas/receiving.ts'
import { showReceivingDay } from '../show-receiving-day.ts'
import { dayOf, tag, WHO } from './who.ts'

export const receivingRoutes = (): AnyRoute[] => [...dayRoutes(), ...receiptRoutes()]

const dayRoutes = (): AnyRoute[] => [
  route({
    name: 'getReceivingDay',
    method: 'GET',
    path: '/regions/:region/stations/:station/receiving-days/:date',
    tag,
    summary: 'What a warehouse awaits for a day, what came and what is missing.',
    access: staff(WHO.dayReaders),
    reply: schema.FullReceivingDay,
    read: ({ db, params }) => showReceivingDay(db, params.region, dayOf(params)),
  }),
  route({
    name: 'closeReceiving',
    method: 'POST',
    path: '/regions/:region/stations/:station/receiving-days/:date/closing',
    tag,
    summary: 'Say that nothing more comes for a day.',
    description:
      'What never came is then the supplier’s shortage; what comes later is booked as free stock. Refused while shipments are under way or orders are held, unless forced with a reason.',
    access: staff(WHO.receivers),
    body: schema.ClosingWish,
    reply: schema.ReceivingDay,
    write: ({ tx, params, body, caller, at }) => {
      const { warehouseId: stationId, pickupDate } = dayOf(params)
      const { force = false, why = null } = body
      if (force !== (why !== null)) {
        throw new Invalid('why', 'Say why it is closed by force, and only then.')
      }
      const closing = { stationId, pickupDate, forcedWhy: why, by: caller.personId, at }
      return closeReceiving(tx, { regionId: params.region, ...closing })
    },
  }),
]

const receiptRoutes = (): AnyRoute[] => [
  route({
    name: 'receiveGoods',
    method: 'POST',
    path: '/regions/:region/stations/:station/receipts',
    tag,
    summary: 'Take goods in at a warehouse.',
    description:
      'Lot by lot: what was taken in, and beside it what came and was refused. Chilled and frozen goods need a temperature. Without a purchase order say why.',
    access: staff(WHO.receivers),
    moves: true,
    body: schema.NewReceipt,
    reply: schema.Receipt,
    status: 201,
    write: ({ tx, params, body, caller, at }) =>
      receiveGoods(tx, {
        regionId: params.region,
        stationId: params.station,
        pickupDate: body.pickupDate,
        purchaseOrderId: body.purchaseOrderId ?? null,
        shipmentId: body.shipmentId ?? null,
        supplierId: body.supplierId ?? null,
        why: body.why ?? null,
        lines: body.lines.map((line) => ({
          skuId: line.skuId ?? null,
          barcode: line.barcode ?? null,
          quantity: line.quantity ?? null,
          lotCode: line.lotCode ?? null,
          expiresOn: line.expiresOn ?? null,
          grade: line.grade ?? null,
          temperatureTenths: line.temperatureTenths ?? null,
          refusedQuantity: line.refusedQuantity ?? 0,
          refusedWhy: line.refusedWhy ?? null,
          pictureIds: line.pictureIds ?? [],
        })),
        by: caller.personId,
        at,
      }),
  }),
  route({
    name: 'listReceipts',
    method: 'GET',
    path: '/regions/:region/stations/:station/receiving-days/:date/receipts',
    tag,
    summary: 'What was received for a day.',
    access: staff(WHO.dayReaders),
    query: schema.ReceiptQuery,
    reply: schema.ReceiptPage,
    read: async ({ db, params, query }) => {
      const { limit = 50 } = query
      const cursor = decodeCursor(query.cursor, 1)
      const day = await findReceivingDay(db, params.region, dayOf(params))
      if (day === null) return { items: [] }
      const found = await listReceipts(db, params.region, day.id, {
        afterId: cursor && String(cursor[0]),
        limit: limit + 1,
      })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      if (found.length <= limit || last === undefined) return { items }
      return { items, nextCursor: encodeCursor([last.id]) }
    },
  }),
]
