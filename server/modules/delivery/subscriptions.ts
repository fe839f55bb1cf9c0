import { tell } from '#notify'
import type { Consumer, EventRow, Subscriptions } from '#platform/events'
import { arrivalNotices, readyNotices } from './arrival-notices.ts'
import { arriveWhereSorted } from './arrive-where-sorted.ts'
import { readyWhenSorted } from './ready-when-sorted.ts'

const byRegion = (events: readonly EventRow[]) => Map.groupBy(events, (event) => event.regionId)

const goodsSorted: Consumer = {
  name: 'delivery-arrives-where-sorted',
  of: ['sorting.finished'],
  consume: async (tx, events) => {
    await arriveWhereSorted(tx, events)
    await readyWhenSorted(tx, events)
  },
}

const tellResidents: Consumer = {
  name: 'delivery-tells-residents',
  of: ['order.ready'],
  consume: async (tx, events) => {
    for (const [regionId, of] of byRegion(events)) {
      await tell(tx, await readyNotices(tx, regionId, of))
    }
  },
}

const tellLeaders: Consumer = {
  name: 'delivery-tells-leaders',
  of: ['load.arrived'],
  consume: async (tx, events) => {
    for (const [regionId, of] of byRegion(events)) {
      await tell(tx, await arrivalNotices(tx, regionId, of))
    }
  },
}

export const deliverySubscriptions: Subscriptions = {
  consumers: [goodsSorted, tellResidents, tellLeaders],
}
