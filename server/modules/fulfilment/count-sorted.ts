import type { Queryable } from '#platform/db'
import type { Names } from '#platform/i18n'
import type { Stage } from './lost-stages.ts'
import { type AllocationSku, listAllocations, type WarehouseDay } from './queries/allocations.ts'
import { sumByCommunity } from './queries/lines.ts'
import { sumLosses } from './queries/shortfalls.ts'
import { showAllocation } from './show-allocation.ts'

/** How much of a SKU reached each stage of a day up to its bags, in pieces or grams. */
export interface SortedCounts extends AllocationSku {
  name: Names
  isWeighed: boolean
  /** Null before anything of the day was given. */
  sorted: number | null
  losses: { stage: Stage; quantity: number; amountMinor: number }[]
}

/** The count of each stage by SKU up to the bags, with what was lost of it until now. */
export async function countSorted(db: Queryable, day: WarehouseDay): Promise<SortedCounts[]> {
  const { skus } = await showAllocation(db, day)
  const isGiven = (await listAllocations(db, day)).length > 0
  const sorted = new Map<string, number>()
  for (const share of isGiven ? await sumByCommunity(db, day) : []) {
    sorted.set(share.skuId, (sorted.get(share.skuId) ?? 0) + share.sorted)
  }
  const losses = Map.groupBy(await sumLosses(db, day), (loss) => loss.skuId)
  return skus.map(({ communities: _, missing: __, ...sku }) => ({
    ...sku,
    sorted: isGiven ? (sorted.get(sku.skuId) ?? 0) : null,
    losses: (losses.get(sku.skuId) ?? []).map(({ skuId: _, ...loss }) => loss),
  }))
}
