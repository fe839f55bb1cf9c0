import type { Subscriptions } from '#platform/events'
import { eraseLeadersOf } from './erase-leaders.ts'
import { TOLD_FACTS, tellLeaders } from './tell-leaders.ts'

export const leadersSubscriptions: Subscriptions = {
  reactions: [
    {
      name: 'leaders-erases-leaderships',
      to: 'person.erased',
      react: async (tx, events) => {
        const [first] = events
        if (first === undefined) return
        const personIds = events.map((event) => event.subjectId)
        await eraseLeadersOf(tx, personIds, first.occurredAt)
      },
    },
  ],
  consumers: [{ name: 'leaders-tells', of: TOLD_FACTS, consume: tellLeaders }],
}
