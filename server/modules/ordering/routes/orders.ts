import { own, signedIn, staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import { listEventsOf } from '#platform/events'
import { type AnyRoute, decodeCursor, encodeCursor, field, pageQuery, route } from '#platform/http'
import { communityPlace } from '#residents'
import { cancelOrder } from '../cancel-order.ts'
import { describeOrder, describeOrders, describeOrdersWithGoods } from '../describe-orders.ts'
import { orderPlace } from '../order-place.ts'
import { getOrder, listOrders, type OrderFilter } from '../queries/orders.ts'
import {
  CancellationBody,
  MyOrderPage,
  ORDER_SHELVES,
  OrderPage,
  OrderWithLines,
  Timeline,
} from '../schemas.ts'
import { residentOf } from './resident-of.ts'

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
      summary: 'Orders of the region, newest first; also to find one by its number.',
      access: staff({
        operations: 'region',
        support: 'region',
        finance: 'region',
        supervisor: 'region',
      }),
      query: field.object({
        ...pageQuery,
        windowId: field.optional(field.id('Only of this window.')),
        communityId: field.optional(field.id('Only of this community.')),
        residentId: field.optional(field.id('Only of this resident.')),
        number: field.optional(field.text('The order of this number.', '7K3M9QXZ', 8)),
      }),
      reply: OrderPage,
      read: ({ db, params, query }) => pageOfOrders(db, params.region, query, query),
    }),
    route({
      name: 'listOrdersOfCommunity',
      method: 'GET',
      path: '/regions/:region/communities/:community/orders',
      tag: 'ordering',
      summary: 'A leader’s list: who ordered in a community, newest first.',
      access: staff({
        leader: 'community',
        station_manager: 'station',
        station_staff: 'station',
        operations: 'region',
        support: 'region',
        supervisor: 'region',
      }),
      place: communityPlace,
      query: field.object({
        ...pageQuery,
        windowId: field.optional(field.id('Only of this window.')),
      }),
      reply: OrderPage,
      read: ({ db, params, query }) => {
        const filter = { communityId: params.community, windowId: query.windowId }
        return pageOfOrders(db, params.region, filter, query)
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

async function pageOfOrders(
  db: Queryable,
  regionId: string,
  filter: Omit<OrderFilter, 'beforeId'>,
  query: PageQuery,
) {
  const { orders, next } = await pageOf(db, regionId, filter, query)
  return { items: await describeOrders(db, regionId, orders), ...next }
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
