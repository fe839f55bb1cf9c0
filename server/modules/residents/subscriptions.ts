import type { Subscriptions } from '#platform/events'
import { eraseResidentsOf } from './erase-residents.ts'

export const residentsSubscriptions: Subscriptions = {
  reactions: [
    {
      name: 'residents-erases-residents',
      to: 'person.erased',
      react: async (tx, events) => {
        const [first] = events
        if (first === undefined) return
        await eraseResidentsOf(
          tx,
          events.map((event) => event.subjectId),
          { by: first.actorId, why: 'The login was erased.', at: first.occurredAt },
        )
      },
    },
  ],
}
