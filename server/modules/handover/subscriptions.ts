import type { Subscriptions } from '#platform/events'
import { ENDS_OF_ORDERS, endDoors } from './end-doors.ts'
import { emptyForwardedNames } from './queries/codes.ts'
import { emptyAddressesOf } from './queries/door-deliveries.ts'
import { readyPickups } from './ready-pickups.ts'
import { TOLD_OF_PICKUPS, tellResidents } from './tell-residents.ts'

export const handoverSubscriptions: Subscriptions = {
  reactions: [
    {
      name: 'handover-forgets-people',
      to: 'person.erased',
      react: (tx, events) =>
        emptyForwardedNames(
          tx,
          events.map((event) => event.subjectId),
        ),
    },
    {
      name: 'handover-forgets-doors',
      to: 'resident.erased',
      react: async (tx, events) => {
        for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
          const residentIds = of.map((event) => event.subjectId)
          await emptyAddressesOf(tx, regionId, residentIds)
        }
      },
    },
  ],
  consumers: [
    { name: 'handover-readies-pickups', of: ['order.ready'], consume: readyPickups },
    { name: 'handover-ends-doors', of: ENDS_OF_ORDERS, consume: endDoors },
    { name: 'handover-tells-residents', of: TOLD_OF_PICKUPS, consume: tellResidents },
  ],
}
