import type { Tx } from '#platform/db'
import { lockAllocations, type WarehouseDay } from './queries/allocations.ts'
import { clearSorted, type LineKey } from './queries/lines.ts'
import { SortingFinished } from './refusals.ts'
import { waveToSort } from './sorting-wave.ts'

/**
 * Takes marks of lines back, as if nobody had sorted them; lines without one are passed over. Only
 * until the wave is finished: what is marked afterwards has moved money.
 * @throws NotAllocatedYet, NotFound, SortingFinished
 */
export async function unmarkSorted(
  tx: Tx,
  day: WarehouseDay,
  lines: readonly LineKey[],
  wave?: number,
): Promise<void> {
  const allocation = waveToSort(await lockAllocations(tx, day), wave)
  if (allocation.sortedAt !== null) throw new SortingFinished()
  await clearSorted(tx, day.regionId, allocation.id, lines)
}
