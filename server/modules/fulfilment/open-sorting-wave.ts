import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { lockReceivingDay } from '#procurement'
import {
  type Allocation,
  insertAllocation,
  lockAllocations,
  type WarehouseDay,
} from './queries/allocations.ts'
import { listPooledLinesOfDay } from './read-day.ts'
import { NothingToSort, ReceivingEnded, WaveBeingSorted } from './refusals.ts'
import { planWave, writeWave } from './write-wave.ts'

/**
 * Opens an early wave of sorting while receipt is open: what has come so far is given firmly and
 * leaves the stock, so that a first load need not wait for the last arrival. Who lacks what is
 * settled at the close, since more that comes takes nothing from anyone. Orders of a window that
 * still sells are not in it.
 * @throws ReceivingEnded, WaveBeingSorted, NothingToSort
 */
export async function openSortingWave(
  tx: Tx,
  day: WarehouseDay,
  { by, at }: { by: string; at: Date },
): Promise<Allocation> {
  const { regionId, warehouseId, pickupDate } = day
  const { closedAt } = await lockReceivingDay(tx, regionId, day)
  if (closedAt !== null) throw new ReceivingEnded()
  const waves = await lockAllocations(tx, day)
  const open = waves.find((wave) => wave.sortedAt === null)
  if (open !== undefined) throw new WaveBeingSorted(open.wave)

  const plan = await planWave(tx, day, await listPooledLinesOfDay(tx, day), waves)
  const opened = await insertAllocation(tx, day, {
    id: newId(),
    wave: waves.length + 1,
    isLast: false,
    allocatedAt: at,
    finishedAt: at,
    by,
  })
  const lineCount = await writeWave(tx, opened, plan, at)
  if (lineCount === 0) throw new NothingToSort()
  await announce(tx, {
    type: 'sorting-wave.opened',
    regionId,
    subjectKind: 'allocation',
    subjectId: opened.id,
    body: { warehouseId, pickupDate, allocationId: opened.id, wave: opened.wave, lineCount },
    actorId: by,
    occurredAt: at,
  })
  return opened
}
