import type { Consumer, Subscriptions } from '#platform/events'
import { addJob } from '#platform/jobs'
import { markDispatched } from './queries/allocations.ts'
import { allocationJob } from './tasks.ts'
import { tellOfLosses } from './tell-of-losses.ts'

/** A day whose receipt is closed is allocated by a job, set by set. */
const allocateClosed: Consumer = {
  name: 'fulfilment-allocates',
  of: ['receiving.closed'],
  consume: async (tx, events) => {
    for (const { regionId, body } of events) {
      const warehouseId = String(body.warehouseId)
      await addJob(
        tx,
        allocationJob({ regionId, warehouseId, pickupDate: String(body.pickupDate) }),
      )
    }
  },
}

const tellResidents: Consumer = {
  name: 'fulfilment-tells-residents',
  of: ['order.reduced'],
  consume: tellOfLosses,
}

/** From its first load on, what was sorted of a wave stands. */
const endCorrections: Consumer = {
  name: 'fulfilment-ends-corrections',
  of: ['load.dispatched'],
  consume: async (tx, events) => {
    for (const { regionId, body, occurredAt } of events) {
      await markDispatched(tx, regionId, body.allocationIds as string[], occurredAt)
    }
  },
}

export const fulfilmentSubscriptions: Subscriptions = {
  consumers: [allocateClosed, tellResidents, endCorrections],
}
