import { tell } from '#notify'
import type { Consumer, Subscriptions } from '#platform/events'
import { addJob } from '#platform/jobs'
import { forgetResidents } from './forget-residents.ts'
import { noticesOf, TOLD_OF_ORDERS } from './order-notices.ts'
import { deleteOrderedCartLines } from './queries/carts.ts'
import { refundNoticesOf, TOLD_OF_REFUNDS } from './refund-notices.ts'
import { settleCaptures } from './settle-captures.ts'
import { CANCEL_OFFER, CANCEL_WINDOW } from './tasks.ts'

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
const tellOfOrders: Consumer = {
  name: 'ordering-tells-residents',
  of: TOLD_OF_ORDERS,
  consume: async (tx, events) => {
    for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
      await tell(tx, await noticesOf(tx, regionId, of))
    }
  },
}

const tellOfRefunds: Consumer = {
  name: 'ordering-tells-of-refunds',
  of: TOLD_OF_REFUNDS,
  consume: async (tx, events) => {
    for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
      await tell(tx, await refundNoticesOf(tx, regionId, of))
    }
  },
}

/** Orders of what the operator withdrew may be thousands: a job cancels them set by set. */
const cancelWithdrawn: Consumer = {
  name: 'ordering-cancels-withdrawn',
  of: ['window.withdrawn', 'offer.withdrawn'],
  consume: async (tx, events) => {
    for (const { regionId, type, subjectId, actorId: by, body } of events) {
      if (body.orders !== 'cancel') continue
      const task = type === 'window.withdrawn' ? CANCEL_WINDOW : CANCEL_OFFER
      await addJob(tx, { task, key: `${task}:${subjectId}`, payload: { regionId, subjectId, by } })
    }
  },
}

export const orderingSubscriptions: Subscriptions = {
  reactions: [
    settleCaptures,
    { name: 'ordering-forgets-residents', to: 'resident.erased', react: forgetResidents },
  ],
  consumers: [emptyCarts, tellOfOrders, tellOfRefunds, cancelWithdrawn],
}
