import type { Consumer, Subscriptions } from '#platform/events'
import { handOverWithPickups, takeBackWithPickups } from './hand-over-replacement.ts'
import { listCollected } from './list-collected.ts'
import { eraseWordsOf } from './queries/claims.ts'
import { takeReplacements } from './take-replacements.ts'
import { tellOfClaims } from './tell-of-claims.ts'

/** Each person is told once of each decision. */
const tellOfDecisions: Consumer = {
  name: 'aftersales-tells-of-claims',
  of: ['claim.decided'],
  consume: tellOfClaims,
}

/** What is left once a day's orders have theirs goes to those whom goods were promised again. */
const takeAfterAllocation: Consumer = {
  name: 'aftersales-takes-replacements',
  of: ['goods.allocated'],
  consume: async (tx, events) => {
    for (const { regionId, body, occurredAt: at } of events) {
      await takeReplacements(tx, { regionId, warehouseId: String(body.warehouseId), at })
    }
  },
}

/** Goods given again are handed over with the next pickup, and taken back when that is undone. */
const followPickups: Consumer = {
  name: 'aftersales-follows-pickups',
  of: ['order.closed', 'order.reopened'],
  consume: async (tx, events) => {
    for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
      const collected = of.filter(
        ({ type, body }) =>
          type === 'order.closed' && (body.why === 'collected' || body.why === 'delivered'),
      )
      for (const [, together] of Map.groupBy(collected, (one) => one.occurredAt.getTime())) {
        const orders = await listCollected(tx, regionId, together)
        const { occurredAt: at, actorId: by } = together[0]!
        await handOverWithPickups(tx, regionId, orders, { at, by })
      }
      const undone = of.filter(({ type }) => type === 'order.reopened')
      await takeBackWithPickups(
        tx,
        regionId,
        undone.map((event) => event.subjectId),
      )
    }
  },
}

export const aftersalesSubscriptions: Subscriptions = {
  reactions: [
    {
      name: 'aftersales-erases-words',
      to: 'person.erased',
      react: (tx, events) =>
        eraseWordsOf(
          tx,
          events.map((event) => event.subjectId),
        ),
    },
  ],
  consumers: [tellOfDecisions, takeAfterAllocation, followPickups],
}
