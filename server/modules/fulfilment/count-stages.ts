import { listFulfilmentLines } from '#ordering'
import type { Queryable } from '#platform/db'
import type { Names } from '#platform/i18n'
import type { Stage } from './lost-stages.ts'
import { type AllocationSku, findAllocation, type WarehouseDay } from './queries/allocations.ts'
import { sumByCommunity } from './queries/lines.ts'
import { type StageLoss, sumLosses } from './queries/shortfalls.ts'
import { showAllocation } from './show-allocation.ts'

/** How much of a SKU reached each stage of a day, in pieces or grams. */
export interface StageCounts extends AllocationSku {
  name: Names
  isWeighed: boolean
  /** Null before the day was allocated. */
  sorted: number | null
  handedOver: number
  losses: { stage: Stage; quantity: number; amountMinor: number }[]
}

/** The count of each stage by SKU: between two of them lies what was lost there. */
export async function countStages(db: Queryable, day: WarehouseDay): Promise<StageCounts[]> {
  const { skus } = await showAllocation(db, day)
  const allocation = await findAllocation(db, day)
  const { regionId } = day
  const sorted = new Map<string, number>()
  const losses: StageLoss[] = []
  const handedOver = new Map<string, number>()
  if (allocation !== null) {
    const shares = await sumByCommunity(db, regionId, allocation.id)
    for (const share of shares) addTo(sorted, share.skuId, share.sorted)
    losses.push(...(await sumLosses(db, regionId, allocation.id)))
    const communityIds = [...new Set(shares.map((share) => share.communityId))]
    const pickupDate = day.pickupDate
    const lines = await listFulfilmentLines(db, regionId, { pickupDate, communityIds })
    for (const line of lines) {
      if (line.closedAt !== null) addTo(handedOver, line.skuId, line.quantity)
    }
  }
  const lossesOf = Map.groupBy(losses, (loss) => loss.skuId)
  return skus.map(({ communities: _, missing: __, ...sku }) => ({
    ...sku,
    sorted: allocation === null ? null : (sorted.get(sku.skuId) ?? 0),
    handedOver: handedOver.get(sku.skuId) ?? 0,
    losses: (lossesOf.get(sku.skuId) ?? []).map(({ stage, quantity, amountMinor }) => ({
      ...{ stage, quantity, amountMinor },
    })),
  }))
}

const addTo = (sums: Map<string, number>, key: string, quantity: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + quantity)
}
