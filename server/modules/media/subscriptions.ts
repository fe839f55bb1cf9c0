import type { Subscriptions } from '#platform/events'
import { erasePicturesOf } from './erase-pictures.ts'

export const mediaSubscriptions: Subscriptions = {
  reactions: [
    {
      name: 'media: erase with the person',
      to: 'person.erased',
      react: async (tx, events) => {
        for (const { subjectId, actorId, occurredAt } of events) {
          await erasePicturesOf(tx, { personId: subjectId, by: actorId, at: occurredAt })
        }
      },
    },
  ],
}
