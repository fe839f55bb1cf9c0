import type { Subscriptions } from '#platform/events'
import { eraseLeadersOf } from './erase-leaders.ts'

export const leadersSubscriptions: Subscriptions = {
  reactions: [
    {
      name: 'leaders: erase with the person',
      to: 'person.erased',
      react: async (tx, events) => {
        const [first] = events
        if (first === undefined) return
        const personIds = events.map((event) => event.subjectId)
        await eraseLeadersOf(tx, personIds, first.occurredAt)
      },
    },
  ],
}
