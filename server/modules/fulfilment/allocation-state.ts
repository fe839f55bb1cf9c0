import type { Queryable } from '#platform/db'
import { type Allocation, listAllocations, type WarehouseDay } from './queries/allocations.ts'

/** How far a day of a warehouse has come. */
export interface AllocationState {
  /** Null while receipt is open or the job has not come to it. */
  allocationId: string | null
  /** Everyone has what they get, and what they lack was given back. */
  isFinal: boolean
  allocatedAt: Date | null
  finishedAt: Date | null
  /** When its last bags were made: whoever has them all has everything that comes. */
  sortedAt: Date | null
  /** When its first bags were made, of an early wave or the last. */
  firstSortedAt: Date | null
  /** When the first load left. */
  dispatchedAt: Date | null
}

/** How far a day of a warehouse has come, also where nothing has happened yet. */
export async function allocationStateOf(
  db: Queryable,
  regionId: string,
  day: Omit<WarehouseDay, 'regionId'>,
): Promise<AllocationState> {
  const waves = await listAllocations(db, { regionId, ...day })
  const allocation = waves.find((wave) => wave.isLast)
  const first = (of: (wave: Allocation) => Date | null): Date | null =>
    waves
      .flatMap((wave) => of(wave) ?? [])
      .sort((one, other) => one.getTime() - other.getTime())[0] ?? null
  return {
    allocationId: allocation?.id ?? null,
    isFinal: allocation?.finishedAt != null,
    allocatedAt: allocation?.allocatedAt ?? null,
    finishedAt: allocation?.finishedAt ?? null,
    sortedAt: allocation?.sortedAt ?? null,
    firstSortedAt: first((wave) => wave.sortedAt),
    dispatchedAt: first((wave) => wave.dispatchedAt),
  }
}
