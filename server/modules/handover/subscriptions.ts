import type { Subscriptions } from '#platform/events'
import { emptyForwardedNames } from './queries/codes.ts'
import { emptyAddresses } from './queries/door-deliveries.ts'
import { readyPickups } from './ready-pickups.ts'
import { TOLD_OF_PICKUPS, tellResidents } from './tell-residents.ts'

export const handoverSubscriptions: Subscriptions = {
  reactions: [
    {
      name: 'handover-forgets-people',
      to: 'person.erased',
      react: async (tx, events) => {
        const personIds = events.map((event) => event.subjectId)
        await emptyForwardedNames(tx, personIds)
        await emptyAddresses(tx, personIds)
      },
    },
  ],
  consumers: [
    { name: 'handover-readies-pickups', of: ['order.ready'], consume: readyPickups },
    { name: 'handover-tells-residents', of: TOLD_OF_PICKUPS, consume: tellResidents },
  ],
}
