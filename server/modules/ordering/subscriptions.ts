import { tell } from '#notify'
import type { Consumer, Subscriptions } from '#platform/events'
import { noticesOf } from './order-notices.ts'
import { deleteOrderedCartLines } from './queries/carts.ts'
import { settleCaptures } from './settle-captures.ts'

/** What was ordered leaves the cart. */
const emptyCarts: Consumer = {
  name: 'ordering-empties-carts',
  of: ['order.placed'],
  consume: async (tx, events) => {
    for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
      const fromShop = of.filter((event) => event.body.channel === 'shop')
      if (fromShop.length === 0) continue
      await deleteOrderedCartLines(
        tx,
        regionId,
        fromShop.map((event) => event.subjectId),
      )
    }
  },
}

/** The resident is told what became of the order, once for each fact. */
const tellResidents: Consumer = {
  name: 'ordering-tells-residents',
  of: ['order.placed', 'order.paid', 'order.cancelled', 'order.expired'],
  consume: async (tx, events) => {
    for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
      await tell(tx, await noticesOf(tx, regionId, of))
    }
  },
}

export const orderingSubscriptions: Subscriptions = {
  reactions: [settleCaptures],
  consumers: [emptyCarts, tellResidents],
}
