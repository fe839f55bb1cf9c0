import { findLeaderOfPerson } from '#leaders'
import { type Caller, own, signedIn, staff } from '#platform/access'
import type { Tx } from '#platform/db'
import { type AnyRoute, field, route } from '#platform/http'
import { NotAllowed, NotFound } from '#platform/refusals'
import { listResidentsByIds, mayOrderFor } from '#residents'
import type { OrderingDeps } from '../deps.ts'
import { listOwnCashRefunds } from '../list-own-cash-refunds.ts'
import { moneyOfOrder } from '../money-of-order.ts'
import { refuseOtherMethods } from '../offered-methods.ts'
import { orderPlace } from '../order-place.ts'
import { payOrders } from '../pay-orders.ts'
import { listOrdersByIds } from '../queries/orders.ts'
import { residentOf } from '../resident-of.ts'
import { OrderPaymentBody, OrderPaymentReply } from '../schemas.ts'
import { takeCashForOrder } from '../take-cash-for-order.ts'
import { waysToPay } from '../ways-to-pay.ts'
import { MoneyOfOrder, OwnCashRefund, WaysToPay } from './payment-schemas.ts'

export function orderPaymentRoutes({ methods }: OrderingDeps): AnyRoute[] {
  return [
    route({
      name: 'listWaysToPay',
      method: 'GET',
      path: '/regions/:region/ways-to-pay',
      tag: 'ordering',
      summary: 'How I may pay here, and why not where I may not.',
      access: signedIn(),
      reply: WaysToPay,
      act: async ({ db, params, caller }) => {
        const { id } = await residentOf(db, params.region, caller)
        return waysToPay(db, methods, { regionId: params.region, residentId: id })
      },
    }),
    route({
      name: 'getMoneyOfOrder',
      method: 'GET',
      path: '/regions/:region/orders/:order/money',
      tag: 'ordering',
      summary: 'What was paid for my order, and what came back and how.',
      access: own({ support: 'region', finance: 'region', supervisor: 'region' }),
      place: orderPlace,
      reply: MoneyOfOrder,
      read: ({ db, params }) => moneyOfOrder(db, params.region, params.order),
    }),
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
        refuseOtherMethods(methods, [body])
        const payer = await residentOf(tx, params.region, caller)
        await refuseUnlessPayable(tx, caller, payer.id, params.region, body.orderIds)
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
        const leader = await findLeaderOfPerson(tx, params.region, caller.personId)
        const stationId = caller.grants.find(
          (grant) => grant.role.startsWith('station_') && grant.stationId === place.stationId,
        )?.stationId
        if (stationId == null && leader === undefined) throw new NotAllowed()
        await takeCashForOrder(tx, {
          regionId: params.region,
          orderId: params.order,
          amountMinor: body.amountMinor,
          holder: stationId == null ? { leaderId: leader!.id } : { stationId },
          by: caller.personId,
          at,
        })
        return { amountMinor: body.amountMinor }
      },
    }),
    route({
      name: 'listOwnCashRefunds',
      method: 'GET',
      path: '/regions/:region/cash-refunds',
      tag: 'payments',
      summary: 'Cash that the caller took and has to hand back, oldest first.',
      access: signedIn(),
      reply: field.list(OwnCashRefund, 'Refunds that wait for the caller’s hand, at most 200.'),
      read: ({ db, params, caller }) => listOwnCashRefunds(db, params.region, caller.personId),
    }),
  ]
}

/** Whether another's order exists is not told to one who may not pay it. */
async function refuseUnlessPayable(
  tx: Tx,
  caller: Caller,
  payerResidentId: string,
  regionId: string,
  orderIds: readonly string[],
): Promise<void> {
  const orders = await listOrdersByIds(tx, regionId, orderIds)
  const residentIds = [...new Set(orders.flatMap((order) => order.residentId ?? []))]
  const residents = await listResidentsByIds(tx, regionId, residentIds)
  const residentOf = new Map(residents.map((resident) => [resident.id, resident]))
  for (const { residentId, communityId, stationId } of orders) {
    const place = { regionId, communityId, stationId }
    const resident = residentOf.get(residentId ?? '') ?? WALK_IN
    if (!mayOrderFor(caller, resident, place, payerResidentId)) throw new NotFound('order')
  }
}

/** Nobody's own: only staff of the place pay for it. */
const WALK_IN = { personId: null, ordersByResidentId: null, erasedAt: null }
