import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { addJob } from '#platform/jobs'
import { expireReplacements } from './expire-replacements.ts'
import { makeBags } from './make-bags.ts'
import {
  type Allocation,
  lockAllocations,
  markAllocation,
  type WarehouseDay,
} from './queries/allocations.ts'
import { listBags } from './queries/bags.ts'
import { listAllocatedLines } from './queries/lines.ts'
import { insertShortfalls, insertWeighings } from './queries/shortfalls.ts'
import { SET_SIZE, settleLocked } from './settle-refunds.ts'
import { shortfallOf, weighingOf } from './sorting-loss.ts'
import { waveToFinish } from './sorting-wave.ts'
import { refundJob } from './tasks.ts'

export interface SortedDay {
  wave: number
  isLast: boolean
  sortedAt: Date
  bagCount: number
  /** Lines that were sorted with less than they got. */
  lessCount: number
}

/**
 * Ends the sorting of a wave of a day: lines that nobody marked are as allocated, what is missing or weighed
 * less is given back, offers of other goods that nobody answered are over, and bags are made. The
 * first set of refunds is written here, more of them by a job. Again it changes nothing.
 * @throws NotAllocatedYet, SayWhichWave, NotFound
 */
export async function finishSorting(
  tx: Tx,
  day: WarehouseDay,
  done: { wave?: number | undefined; by: string; at: Date; setSize?: number },
): Promise<SortedDay> {
  const { by, at, setSize = SET_SIZE } = done
  const allocation = waveToFinish(await lockAllocations(tx, day), done.wave)
  const { regionId, id, wave, isLast } = allocation
  if (allocation.sortedAt !== null) {
    const below = await listAllocatedLines(tx, regionId, id, { isBelow: true })
    const bags = await listBags(tx, regionId, { ...day, wave })
    const { sortedAt } = allocation
    return { wave, isLast, sortedAt, bagCount: bags.length, lessCount: below.length }
  }
  await expireReplacements(tx, allocation, at)
  const lessCount = await writeLosses(tx, allocation, at)
  const bagCount = await makeBags(tx, allocation, at)
  await markAllocation(tx, regionId, id, { sortedAt: at, sortedBy: by })
  await announce(tx, {
    type: 'sorting.finished',
    regionId,
    subjectKind: 'allocation',
    subjectId: id,
    body: {
      warehouseId: day.warehouseId,
      pickupDate: day.pickupDate,
      allocationId: id,
      wave,
      isLast,
      bagCount,
    },
    actorId: by,
    occurredAt: at,
  })
  const settled = await settleLocked(tx, allocation, { by, at, setSize })
  if (settled === setSize) await addJob(tx, refundJob(regionId, id, by))
  return { wave, isLast, sortedAt: at, bagCount, lessCount }
}

async function writeLosses(tx: Tx, allocation: Allocation, at: Date): Promise<number> {
  const { regionId, id: subjectId, pickupDate } = allocation
  const below = await listAllocatedLines(tx, regionId, subjectId, { isBelow: true })
  const losses = below.map((line) => ({
    ...line,
    lost: line.allocatedQuantity - line.sortedQuantity!,
  }))
  const weighings = losses.flatMap((loss) => weighingOf(loss) ?? [])
  const found = { subjectId, allocationId: subjectId, pickupDate }
  const missing = losses.flatMap((loss) => shortfallOf(loss, found) ?? [])
  await insertWeighings(tx, regionId, subjectId, weighings, at)
  await insertShortfalls(tx, regionId, missing, at)
  return below.length
}
