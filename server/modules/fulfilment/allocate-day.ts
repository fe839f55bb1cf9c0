import { businessNow } from '#platform/clock'
import { type Db, type Tx, transact } from '#platform/db'
import { announce } from '#platform/events'
import {
  type Allocation,
  lockAllocationById,
  markAllocation,
  type WarehouseDay,
} from './queries/allocations.ts'
import { listReplacements } from './queries/replacements.ts'
import { SET_SIZE, settleLocked, settleRefunds } from './settle-refunds.ts'
import { startAllocation } from './start-allocation.ts'
import { tellOfReplacements } from './tell-of-replacements.ts'

/**
 * Allocates a day whose receipt is closed, from whatever an earlier run came to: the plan once, then
 * refunds in sets of orders, then the announcement. Each step is a transaction of its own.
 */
export async function allocateDay(
  db: Db,
  day: WarehouseDay,
  setSize = SET_SIZE,
): Promise<Allocation> {
  const allocation = await transact(db, async (tx) =>
    startAllocation(tx, day, await businessNow(tx)),
  )
  if (allocation.finishedAt !== null) return allocation
  const settle = (tx: Tx, at: Date) =>
    settleRefunds(tx, day.regionId, allocation.id, { by: null, at, setSize })
  while ((await transact(db, async (tx) => settle(tx, await businessNow(tx)))) === setSize);
  return transact(db, async (tx) => finish(tx, allocation, await businessNow(tx)))
}

async function finish(tx: Tx, { regionId, id }: Allocation, at: Date): Promise<Allocation> {
  const allocation = (await lockAllocationById(tx, regionId, id))!
  if (allocation.finishedAt !== null) return allocation
  await settleLocked(tx, allocation, { by: null, at })
  await markAllocation(tx, regionId, id, { finishedAt: at })
  await tellOfReplacements(
    tx,
    allocation,
    await listReplacements(tx, regionId, { allocationId: id }),
  )
  const { warehouseId, pickupDate } = allocation
  await announce(tx, {
    type: 'goods.allocated',
    regionId,
    subjectKind: 'allocation',
    subjectId: id,
    body: { warehouseId, pickupDate, allocationId: id },
    occurredAt: at,
  })
  return { ...allocation, finishedAt: at }
}
