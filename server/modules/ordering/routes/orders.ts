import { own, signedIn, staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import { listEventsOf } from '#platform/events'
import { type AnyRoute, decodeCursor, encodeCursor, field, pageQuery, route } from '#platform/http'
import { maySeePhones } from '#residents'
import { cancelOrder } from '../cancel-order.ts'
import { describeOrder, describeOrders, describeOrdersWithGoods } from '../describe-orders.ts'
import { findOrders } from '../find-orders.ts'
import { orderPlace } from '../order-place.ts'
import { getOrder, listOrders, type OrderFilter } from '../queries/orders.ts'
import { residentOf } from '../resident-of.ts'
import {
  CancellationBody,
  MyOrderPage,
  ORDER_SHELVES,
  OrderPage,
  OrderWithLines,
  Timeline,
} from '../schemas.ts'
import { ORDER_SEARCH } from './order-search.ts'

const READERS = {
  leader: 'community',
  station_manager: 'station',
  station_staff: 'station',
  operations: 'region',
  support: 'region',
  finance: 'region',
  supervisor: 'region',
} as const

export function orderRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listMyOrders',
      method: 'GET',
      path: '/regions/:region/my-orders',
      tag: 'ordering',
      summary: 'My orders, newest first.',
      access: signedIn(),
      query: field.object({
        ...pageQuery,
        shelf: field.optional(
          field.oneOf('Only those that wait for payment or pickup, are done, or gave money back.', [
            ...ORDER_SHELVES,
          ]),
        ),
      }),
      reply: MyOrderPage,
      read: async ({ db, params, query, caller }) => {
        const resident = await residentOf(db, params.region, caller)
        const filter = { residentId: resident.id, shelf: query.shelf }
        const found = await pageOf(db, params.region, filter, query)
        return {
          items: await describeOrdersWithGoods(db, params.region, found.orders),
          ...found.next,
        }
      },
    }),
    route({
      name: 'listOrders',
      method: 'GET',
      path: '/regions/:region/orders',
      tag: 'ordering',
      summary:
        'Orders of the region, newest first unless sorted; found by number, person, day, sum, text.',
      access: staff({
        operations: 'region',
        support: 'region',
        finance: 'region',
        supervisor: 'region',
      }),
      query: field.object({
        ...pageQuery,
        ...ORDER_SEARCH,
      }),
      reply: OrderPage,
      read: async ({ db, params, query, caller }) => {
        const seesPhones = maySeePhones(caller, { regionId: params.region })
        const { orders, next } = await findOrders(db, params.region, { ...query, seesPhones })
        return { items: await describeOrders(db, params.region, orders), ...next }
      },
    }),
    route({
      name: 'getOrder',
      method: 'GET',
      path: '/regions/:region/orders/:order',
      tag: 'ordering',
      summary: 'An order with its lines.',
      access: own(READERS),
      place: orderPlace,
      reply: OrderWithLines,
      read: async ({ db, params }) =>
        describeOrder(db, params.region, await getOrder(db, params.region, params.order)),
    }),
    route({
      name: 'getTimelineOfOrder',
      method: 'GET',
      path: '/regions/:region/orders/:order/timeline',
      tag: 'ordering',
      summary: 'What happened to an order.',
      access: own(READERS),
      place: orderPlace,
      reply: Timeline,
      read: ({ db, params }) => listEventsOf(db, params.region, params.order),
    }),
    route({
      name: 'cancelOrder',
      method: 'POST',
      path: '/regions/:region/orders/:order/cancellation',
      tag: 'ordering',
      summary: 'Cancel an order before its cutoff; what was paid comes back.',
      access: own({ leader: 'community', operations: 'region', support: 'region' }),
      place: orderPlace,
      body: CancellationBody,
      reply: OrderWithLines,
      moves: true,
      write: async ({ tx, params, body, caller, at }) => {
        const cancelled = await cancelOrder(tx, {
          regionId: params.region,
          orderId: params.order,
          by: caller.personId,
          why: body.why,
          at,
        })
        return describeOrder(tx, params.region, cancelled)
      },
    }),
  ]
}

interface PageQuery {
  limit?: number | undefined
  cursor?: string | undefined
}

async function pageOf(
  db: Queryable,
  regionId: string,
  filter: Omit<OrderFilter, 'beforeId'>,
  query: PageQuery,
) {
  const limit = query.limit ?? 50
  const [beforeId] = decodeCursor(query.cursor, 1) ?? []
  const narrowed = { ...filter, beforeId: beforeId === undefined ? undefined : String(beforeId) }
  const orders = await listOrders(db, regionId, narrowed, limit)
  const last = orders.length === limit ? orders.at(-1) : undefined
  return { orders, next: last ? { nextCursor: encodeCursor([last.id]) } : {} }
}
