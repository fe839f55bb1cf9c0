import type { Queryable } from '#platform/db'
import { listResidentsByIds } from '#residents'
import { stateOf } from './order.ts'
import { listLinesOf, type Order } from './queries/orders.ts'
import { listReductionsOf } from './queries/reductions.ts'

/** Orders as the API shows them: with their state and the name of who ordered. */
export async function describeOrders(db: Queryable, regionId: string, orders: readonly Order[]) {
  const residentIds = [...new Set(orders.flatMap((order) => order.residentId ?? []))]
  const residents = await listResidentsByIds(db, regionId, residentIds)
  const names = new Map(residents.map((resident) => [resident.id, resident.name]))
  return orders.map(({ placedBy: _by, address: _address, regionId: _region, ...order }) => ({
    ...order,
    fulfilment: order.fulfilment as 'pickup' | 'delivery',
    state: stateOf(order),
    residentName: order.residentId === null ? null : (names.get(order.residentId) ?? null),
  }))
}

/** One order with its lines. */
export async function describeOrder(db: Queryable, regionId: string, order: Order) {
  const [described] = await describeOrders(db, regionId, [order])
  const lines = await listLinesOf(db, regionId, [order.id])
  return {
    ...described!,
    reductions: await listReductionsOf(db, regionId, order.id),
    lines: lines.map(({ orderId: _order, commissionMinor: _commission, ...line }) => ({
      ...line,
      measure: line.measure as 'piece' | 'case' | 'about' | 'weighed',
      storage: line.storage as 'ambient' | 'chilled' | 'frozen',
      replacement: line.replacement as 'yes' | 'no' | 'ask',
    })),
  }
}
