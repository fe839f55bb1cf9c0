import { type StageLoss, sumLosses } from '#fulfilment'
import type { Queryable } from '#platform/db'
import { supplyOf } from '#procurement'

export interface Supplied {
  orderedQuantity: number | null
  receivedQuantity: number | null
  refusedQuantity: number | null
  /** What orders of the day went without, by where it was lost. */
  shortfalls: Omit<StageLoss, 'skuId'>[]
}

/** What was ordered, came and was refused of a SKU for a day; null where nobody ordered any. */
export async function suppliedOf(
  db: Queryable,
  regionId: string,
  { skuId, ...day }: { warehouseId: string; pickupDate: string; skuId: string },
): Promise<Supplied> {
  const losses = await sumLosses(db, { regionId, ...day })
  const supply = (await supplyOf(db, regionId, day)).find((one) => one.skuId === skuId)
  return {
    orderedQuantity: supply?.ordered ?? null,
    receivedQuantity: supply?.received ?? null,
    refusedQuantity: supply?.refused ?? null,
    shortfalls: losses.filter((loss) => loss.skuId === skuId).map(({ skuId: _, ...loss }) => loss),
  }
}
