import { businessNow } from '#platform/clock'
import { transact } from '#platform/db'
import type { Job, Task } from '#platform/jobs'
import { allocateDay } from './allocate-day.ts'
import type { WarehouseDay } from './queries/allocations.ts'
import { settleRefunds } from './settle-refunds.ts'

const ALLOCATE = 'fulfilment-allocate'
const REFUND = 'fulfilment-refund'

/** The job that allocates a day whose receipt is closed. */
export const allocationJob = ({ regionId, warehouseId, pickupDate }: WarehouseDay): Job => ({
  task: ALLOCATE,
  key: `${ALLOCATE}:${regionId}:${warehouseId}:${pickupDate}`,
  payload: { regionId, warehouseId, pickupDate },
})

/** The job that gives back what more orders than one transaction takes went without. */
export const refundJob = (regionId: string, allocationId: string, by: string | null): Job => ({
  task: REFUND,
  key: `${REFUND}:${allocationId}`,
  payload: { regionId, allocationId, by },
})

export const fulfilmentTasks: Task[] = [
  {
    name: ALLOCATE,
    work: async ({ regionId, warehouseId, pickupDate }, db) => {
      await allocateDay(db, {
        regionId: String(regionId),
        warehouseId: String(warehouseId),
        pickupDate: String(pickupDate),
      })
    },
  },
  {
    name: REFUND,
    work: async ({ regionId, allocationId, by }, db) => {
      const settleOne = () =>
        transact(db, async (tx) =>
          settleRefunds(tx, String(regionId), String(allocationId), {
            by: by == null ? null : String(by),
            at: await businessNow(tx),
          }),
        )
      while ((await settleOne()) > 0);
    },
  },
]
