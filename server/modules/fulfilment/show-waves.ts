import type { Queryable } from '#platform/db'
import { type Allocation, listAllocations, type WarehouseDay } from './queries/allocations.ts'
import { countBags } from './queries/bags.ts'
import { countLines } from './queries/lines.ts'

export interface ShownWave
  extends Pick<
    Allocation,
    'id' | 'wave' | 'isLast' | 'allocatedAt' | 'finishedAt' | 'sortedAt' | 'dispatchedAt'
  > {
  /** Order lines that get something of it. */
  lineCount: number
  bagCount: number
}

/** The waves in which a day is sorted, in their order. */
export async function showWaves(db: Queryable, day: WarehouseDay): Promise<ShownWave[]> {
  const waves = await listAllocations(db, day)
  const ids = waves.map((wave) => wave.id)
  const lines = await countLines(db, day.regionId, ids)
  const bags = await countBags(db, day.regionId, ids)
  return waves.map(
    ({ id, wave, isLast, allocatedAt, finishedAt, sortedAt, dispatchedAt }): ShownWave => ({
      ...{ id, wave, isLast, allocatedAt, finishedAt, sortedAt, dispatchedAt },
      lineCount: lines.get(id) ?? 0,
      bagCount: bags.get(id) ?? 0,
    }),
  )
}
