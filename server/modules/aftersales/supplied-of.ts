import type { Queryable } from '#platform/db'
import { supplyOf } from '#procurement'

export interface Supplied {
  orderedQuantity: number | null
  receivedQuantity: number | null
  refusedQuantity: number | null
}

/** What was ordered, came and was refused of a SKU for a day; null where nobody ordered any. */
export async function suppliedOf(
  db: Queryable,
  regionId: string,
  { skuId, ...day }: { warehouseId: string; pickupDate: string; skuId: string },
): Promise<Supplied> {
  const supply = (await supplyOf(db, regionId, day)).find((one) => one.skuId === skuId)
  return {
    orderedQuantity: supply?.ordered ?? null,
    receivedQuantity: supply?.received ?? null,
    refusedQuantity: supply?.refused ?? null,
  }
}
