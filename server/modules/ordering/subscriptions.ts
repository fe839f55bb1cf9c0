import { tell } from '#notify'
import type { Tx } from '#platform/db'
import type { Consumer, EventRow, Subscriptions } from '#platform/events'
import { deleteOrderedCartLines } from './queries/carts.ts'
import { listNoticesOf } from './queries/notices.ts'
import { settleCaptures } from './settle-captures.ts'

/** What was ordered leaves the cart. */
const emptyCarts: Consumer = {
  name: 'ordering-empties-carts',
  of: ['order.placed'],
  consume: async (tx, events) => {
    for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
      const fromShop = of.filter((event) => event.body.channel === 'shop')
      if (fromShop.length === 0) continue
      await deleteOrderedCartLines(tx, regionId, fromShop.map((event) => event.subjectId))
    }
  },
}

/** The resident is told what became of the order, once for each fact. */
const tellResidents: Consumer = {
  name: 'ordering-tells-residents',
  of: ['order.placed', 'order.paid', 'order.cancelled', 'order.expired'],
  consume: async (tx, events) => {
    for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
      await tellOf(tx, regionId, of)
    }
  },
}

async function tellOf(tx: Tx, regionId: string, events: readonly EventRow[]): Promise<void> {
  const orders = await listNoticesOf(tx, regionId, events.map((event) => event.subjectId))
  await tell(
    tx,
    events.flatMap((event) => {
      const order = orders.get(event.subjectId)
      if (order === undefined || order.personId === null) return []
      const { personId, ...params } = order
      return [{ regionId, personId, template: event.type, factId: event.subjectId, params }]
    }),
  )
}

export const orderingSubscriptions: Subscriptions = {
  reactions: [settleCaptures],
  consumers: [emptyCarts, tellResidents],
}
