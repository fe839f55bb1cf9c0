import type { Queryable } from '#platform/db'
import { findAllocation, type WarehouseDay } from './queries/allocations.ts'

/** How far a day of a warehouse has come. */
export interface AllocationState {
  /** Null while receipt is open or the job has not come to it. */
  allocationId: string | null
  /** Everyone has what they get, and what they lack was given back. */
  isFinal: boolean
  allocatedAt: Date | null
  finishedAt: Date | null
  /** When bags were made. */
  sortedAt: Date | null
  /** When the first load left. */
  dispatchedAt: Date | null
}

/** How far a day of a warehouse has come, also where nothing has happened yet. */
export async function allocationStateOf(
  db: Queryable,
  regionId: string,
  day: Omit<WarehouseDay, 'regionId'>,
): Promise<AllocationState> {
  const allocation = await findAllocation(db, { regionId, ...day })
  return {
    allocationId: allocation?.id ?? null,
    isFinal: allocation?.finishedAt != null,
    allocatedAt: allocation?.allocatedAt ?? null,
    finishedAt: allocation?.finishedAt ?? null,
    sortedAt: allocation?.sortedAt ?? null,
    dispatchedAt: allocation?.dispatchedAt ?? null,
  }
}
