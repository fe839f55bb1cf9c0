import type { Queryable } from '#platform/db'
import { bagsToMake } from './make-bags.ts'
import { type Allocation, listAllocations, type WarehouseDay } from './queries/allocations.ts'
import { countBags } from './queries/bags.ts'
import { countLines } from './queries/lines.ts'

interface CommunityBags {
  communityId: string
  bagCount: number
}

export interface ShownWave
  extends Pick<
    Allocation,
    'id' | 'wave' | 'isLast' | 'allocatedAt' | 'finishedAt' | 'sortedAt' | 'dispatchedAt'
  > {
  /** Order lines that get something of it. */
  lineCount: number
  /** Bags that were made; none before its sorting is finished. */
  bagCount: number
  /** Bags for each community: those made, or those that would be made if sorting ended now. */
  communities: CommunityBags[]
}

/** The waves in which a day is sorted, in their order. */
export async function showWaves(db: Queryable, day: WarehouseDay, now: Date): Promise<ShownWave[]> {
  const waves = await listAllocations(db, day)
  const ids = waves.map((wave) => wave.id)
  const lines = await countLines(db, day.regionId, ids)
  const made = Map.groupBy(
    await countBags(db, day.regionId, ids),
    ({ allocationId }) => allocationId,
  )
  const shown: ShownWave[] = []
  for (const allocation of waves) {
    const { id, wave, isLast, allocatedAt, finishedAt, sortedAt, dispatchedAt } = allocation
    const own = (made.get(id) ?? []).map(({ communityId, bagCount }) => ({ communityId, bagCount }))
    shown.push({
      ...{ id, wave, isLast, allocatedAt, finishedAt, sortedAt, dispatchedAt },
      lineCount: lines.get(id) ?? 0,
      bagCount: own.reduce((sum, { bagCount }) => sum + bagCount, 0),
      communities: sortedAt === null ? await bagsAhead(db, allocation, now) : own,
    })
  }
  return shown
}

async function bagsAhead(
  db: Queryable,
  allocation: Allocation,
  now: Date,
): Promise<CommunityBags[]> {
  const bags = await bagsToMake(db, allocation, now)
  return [...Map.groupBy(bags, ({ communityId }) => communityId)]
    .map(([communityId, own]) => ({ communityId, bagCount: own.length }))
    .sort((one, other) => (one.communityId < other.communityId ? -1 : 1))
}
