import { firstCutoffOf } from '#campaigns'
import { firstPicturesOf } from '#catalog'
import type { Queryable } from '#platform/db'
import { listResidentsByIds } from '#residents'
import { openOf } from './open-of.ts'
import { stateOf } from './order.ts'
import { listGoodsOf, listLinesOf } from './queries/order-lines.ts'
import type { Order } from './queries/orders.ts'
import { listReductionsOf } from './queries/reductions.ts'

/** Orders as the API shows them: with their state, what is open and the name of who ordered. */
export async function describeOrders(db: Queryable, regionId: string, orders: readonly Order[]) {
  const residentIds = [...new Set(orders.flatMap((order) => order.residentId ?? []))]
  const residents = await listResidentsByIds(db, regionId, residentIds)
  const names = new Map(residents.map((resident) => [resident.id, resident.name]))
  const open = await openOf(db, regionId, orders)
  return orders.map(({ placedBy: _by, address: _address, regionId: _region, ...order }) => ({
    ...order,
    fulfilment: order.fulfilment as 'pickup' | 'delivery',
    state: stateOf(order),
    openMinor: open.get(order.id) ?? 0,
    residentName: order.residentId === null ? null : (names.get(order.residentId) ?? null),
  }))
}

/** The same with the goods of each, as a person knows an order again. */
export async function describeOrdersWithGoods(
  db: Queryable,
  regionId: string,
  orders: readonly Order[],
) {
  const described = await describeOrders(db, regionId, orders)
  const goods = await listGoodsOf(
    db,
    regionId,
    orders.map((order) => order.id),
  )
  const pictureOf = await firstPicturesOf(db, skusOf(goods))
  const goodsOf = Map.groupBy(goods, (line) => line.orderId)
  return described.map((order) => ({
    ...order,
    goods: (goodsOf.get(order.id) ?? []).map(({ skuId, name, measure, quantity }) => ({
      skuId,
      name,
      measure: measure as Measure,
      quantity,
      pictureId: pictureOf.get(skuId) ?? null,
    })),
  }))
}

type Measure = 'piece' | 'case' | 'about' | 'weighed'

const skusOf = (lines: readonly { skuId: string }[]): string[] => [
  ...new Set(lines.map((line) => line.skuId)),
]

/** One order with its lines. */
export async function describeOrder(db: Queryable, regionId: string, order: Order) {
  const [described] = await describeOrders(db, regionId, [order])
  const lines = await listLinesOf(db, regionId, [order.id])
  const offerIds = lines.map((line) => line.offerId)
  const pictureOf = await firstPicturesOf(db, skusOf(lines))
  return {
    ...described!,
    cancellableUntil: await firstCutoffOf(db, regionId, offerIds),
    reductions: await listReductionsOf(db, regionId, order.id),
    lines: lines.map(({ orderId: _order, commissionMinor: _commission, ...line }) => ({
      ...line,
      pictureId: pictureOf.get(line.skuId) ?? null,
      measure: line.measure as Measure,
      storage: line.storage as 'ambient' | 'chilled' | 'frozen',
      replacement: line.replacement as 'yes' | 'no' | 'ask',
    })),
  }
}
