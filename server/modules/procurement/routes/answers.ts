import { staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { confirmPurchaseOrder, declinePurchaseOrder } from '../confirm-purchase-order.ts'
import * as schema from '../schemas/purchase-orders.ts'
import { shipGoods } from '../ship-goods.ts'
import { showPurchaseOrder } from '../show-purchase-order.ts'
import { actOf, placeOfOrder, tag, WHO } from './who.ts'

const access = () => staff({ ...WHO.buyers, supplier: 'supplier' })

/** What a supplier does with an order, or a buyer for it on the telephone. */
export const answerRoutes = (): AnyRoute[] => [
  route({
    name: 'confirmPurchaseOrder',
    method: 'POST',
    path: '/regions/:region/purchase-orders/:purchaseOrder/confirmation',
    tag,
    summary: 'Confirm a purchase order, whole or cut.',
    description:
      'Lines that are not named are confirmed whole. Until goods are shipped it may be cut further, never raised.',
    access: access(),
    place: placeOfOrder,
    body: schema.Confirmation,
    reply: schema.FullPurchaseOrder,
    write: async ({ tx, body, ...work }) => {
      await confirmPurchaseOrder(tx, { ...actOf(work), lines: body.lines ?? [] })
      return showPurchaseOrder(tx, work.params.region, work.params.purchaseOrder)
    },
  }),
  route({
    name: 'declinePurchaseOrder',
    method: 'POST',
    path: '/regions/:region/purchase-orders/:purchaseOrder/refusal',
    tag,
    summary: 'Decline a whole purchase order.',
    access: access(),
    place: placeOfOrder,
    body: schema.WhyWish,
    reply: schema.FullPurchaseOrder,
    write: async ({ tx, body, ...work }) => {
      await declinePurchaseOrder(tx, { ...actOf(work), why: body.why })
      return showPurchaseOrder(tx, work.params.region, work.params.purchaseOrder)
    },
  }),
  route({
    name: 'shipGoods',
    method: 'POST',
    path: '/regions/:region/purchase-orders/:purchaseOrder/shipments',
    tag,
    summary: 'Say what was put on its way, lot by lot.',
    description:
      'An order may be shipped in several. Who ships without having answered has confirmed the order.',
    access: access(),
    place: placeOfOrder,
    moves: true,
    body: schema.NewShipment,
    reply: schema.Shipment,
    status: 201,
    write: ({ tx, body, ...work }) =>
      shipGoods(tx, {
        ...actOf(work),
        expectedAt: new Date(body.expectedAt),
        lines: body.lines.map(({ lotCode = null, expiresOn = null, ...line }) => ({
          ...line,
          lotCode,
          expiresOn,
        })),
      }),
  }),
]
