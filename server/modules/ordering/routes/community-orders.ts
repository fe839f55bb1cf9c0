import { windowIdsOfPickupDate } from '#campaigns'
import { type Caller, staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, decodeCursor, encodeCursor, field, pageQuery, route } from '#platform/http'
import { communityPlace, listResidentsByIds, maySeePhones, shownPhone } from '#residents'
import { describeOrdersWithGoods } from '../describe-orders.ts'
import { openOfIds } from '../open-of.ts'
import { sumOrdersOfCommunity, sumSkusOfCommunity } from '../queries/community-day.ts'
import { listOrders, type Order } from '../queries/orders.ts'
import { ORDER_SHELVES } from '../schemas.ts'
import { CommunityOrderDay, CommunityOrderPage } from './community-schemas.ts'

const READERS = {
  leader: 'community',
  station_manager: 'station',
  station_staff: 'station',
  operations: 'region',
  support: 'region',
  supervisor: 'region',
} as const

/** What a leader reads of the orders of a community. */
export function communityOrderRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listOrdersOfCommunity',
      method: 'GET',
      path: '/regions/:region/communities/:community/orders',
      tag: 'ordering',
      summary: 'A leader’s list: who ordered in a community, newest first.',
      access: staff(READERS),
      place: communityPlace,
      query: field.object({
        ...pageQuery,
        windowId: field.optional(field.id('Only of this window.')),
        pickupDate: field.optional(field.date('Only of this pickup day.')),
        residentId: field.optional(field.id('Only of this resident.')),
        shelf: field.optional(
          field.oneOf('Only those that wait for payment or pickup, are done, or gave money back.', [
            ...ORDER_SHELVES,
          ]),
        ),
      }),
      reply: CommunityOrderPage,
      read: async ({ db, params, query, caller }) => {
        const { region, community } = params
        const [beforeId] = decodeCursor(query.cursor, 1) ?? []
        const limit = query.limit ?? 50
        const filter = {
          communityId: community,
          windowId: query.windowId,
          residentId: query.residentId,
          shelf: query.shelf,
          beforeId: beforeId === undefined ? undefined : String(beforeId),
          ...(query.pickupDate === undefined
            ? {}
            : { windowIds: await windowIdsOfPickupDate(db, region, query.pickupDate) }),
        }
        const orders = await listOrders(db, region, filter, limit)
        const last = orders.length === limit ? orders.at(-1) : undefined
        return {
          items: await withPhones(db, region, community, orders, caller),
          ...(last ? { nextCursor: encodeCursor([last.id]) } : {}),
        }
      },
    }),
    route({
      name: 'sumOrdersOfCommunity',
      method: 'GET',
      path: '/regions/:region/communities/:community/order-days/:date',
      tag: 'ordering',
      summary: 'What a community ordered for a pickup day: orders, money, and goods by SKU.',
      access: staff(READERS),
      place: communityPlace,
      reply: CommunityOrderDay,
      read: async ({ db, params: { region, community, date } }) => {
        const windowIds = await windowIdsOfPickupDate(db, region, date)
        const { unpaidIds, ...sums } = await sumOrdersOfCommunity(db, region, community, windowIds)
        const open = await openOfIds(db, region, unpaidIds)
        return {
          pickupDate: date,
          ...sums,
          unpaidOrders: unpaidIds.length,
          unpaidMinor: open.values().reduce((sum, amountMinor) => sum + amountMinor, 0),
          skus: (await sumSkusOfCommunity(db, region, community, windowIds)).map((sku) => ({
            ...sku,
            measure: sku.measure as 'piece' | 'case' | 'about' | 'weighed',
          })),
        }
      },
    }),
  ]
}

async function withPhones(
  db: Queryable,
  regionId: string,
  communityId: string,
  orders: readonly Order[],
  caller: Caller,
) {
  const ids = [...new Set(orders.flatMap(({ residentId }) => residentId ?? []))]
  const residents = await listResidentsByIds(db, regionId, ids)
  const phones = new Map(residents.map(({ id, phone }) => [id, phone]))
  const isSeen = maySeePhones(caller, { regionId, communityId })
  const described = await describeOrdersWithGoods(db, regionId, orders)
  return described.map((order) => ({
    ...order,
    residentPhone: shownPhone(phones.get(order.residentId ?? '') ?? null, isSeen),
  }))
}
