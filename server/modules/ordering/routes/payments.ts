import { findLeaderOf } from '#leaders'
import { takeCash } from '#payments'
import { signedIn, staff } from '#platform/access'
import { type AnyRoute, field, route } from '#platform/http'
import { NotAllowed, NotFound } from '#platform/refusals'
import { listResidentsByIds, mayOrderFor } from '#residents'
import { orderPlace } from '../order-place.ts'
import { payOrders } from '../pay-orders.ts'
import { getOrder, listOrdersByIds } from '../queries/orders.ts'
import { OrderPaymentBody, OrderPaymentReply } from '../schemas.ts'
import { residentOf } from './resident-of.ts'

export function orderPaymentRoutes(): AnyRoute[] {
  return [
    route({
      name: 'payOrders',
      method: 'POST',
      path: '/regions/:region/order-payments',
      tag: 'ordering',
      summary: 'Pay open orders with one payment; a leader for several neighbours.',
      access: signedIn(),
      body: OrderPaymentBody,
      reply: OrderPaymentReply,
      status: 201,
      moves: true,
      write: async ({ tx, params, body, caller, at }) => {
        const payer = await residentOf(tx, params.region, caller)
        const orders = await listOrdersByIds(tx, params.region, body.orderIds)
        const residentIds = [...new Set(orders.flatMap((order) => order.residentId ?? []))]
        for (const resident of await listResidentsByIds(tx, params.region, residentIds)) {
          const place = { regionId: params.region, communityId: resident.communityId }
          // Whether another's order exists is not told to one who may not pay it.
          if (!mayOrderFor(caller, resident, place, payer.id)) throw new NotFound('order')
        }
        const payment = await payOrders(tx, {
          regionId: params.region,
          orderIds: body.orderIds,
          provider: body.method,
          payerResidentId: payer.id,
          payerPersonId: caller.personId,
          at,
        })
        return {
          paymentId: payment.id,
          amountMinor: payment.amountMinor,
          state: payment.capturedAt === null ? ('pending' as const) : ('captured' as const),
        }
      },
    }),
    route({
      name: 'takeCashForOrder',
      method: 'POST',
      path: '/regions/:region/orders/:order/cash-receipt',
      tag: 'ordering',
      summary: 'Take the cash that is due for an order; whoever takes it owes it from then on.',
      access: staff({ leader: 'community', station_manager: 'station', station_staff: 'station' }),
      place: orderPlace,
      body: field.object({ amountMinor: field.minor('What was taken.', 1960) }),
      reply: field.object({ amountMinor: field.minor('What was taken.', 1960) }),
      moves: true,
      write: async ({ tx, params, body, caller, place, at }) => {
        const order = await getOrder(tx, params.region, params.order)
        const leader = await findLeaderOf(tx, params.region, caller.personId)
        const stationId = caller.grants.find(
          (grant) => grant.role.startsWith('station_') && grant.stationId === place.stationId,
        )?.stationId
        if (stationId == null && leader === undefined) throw new NotAllowed()
        await takeCash(tx, {
          regionId: params.region,
          orderId: order.id,
          amountMinor: body.amountMinor,
          holder: stationId == null ? { leaderId: leader!.id } : { stationId },
          by: caller.personId,
          at,
          payerResidentId: order.residentId,
        })
        return { amountMinor: body.amountMinor }
      },
    }),
  ]
}
