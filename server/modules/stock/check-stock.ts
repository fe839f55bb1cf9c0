import type { Queryable } from '#platform/db'
import { listStockFaults, listStockRegions, type StockFault } from './queries/check.ts'

/**
 * Proves that totals are the sums of their movements, lots too, and that what is reserved is the
 * sum of reservations not released; that no lots hold more than their total; and that transfers,
 * corrections, counts and returns moved what they say. Answers what is not so; empty when all is.
 */
export async function checkStock(db: Queryable): Promise<StockFault[]> {
  const faults: StockFault[] = []
  for (const regionId of await listStockRegions(db)) {
    faults.push(...(await listStockFaults(db, regionId)))
  }
  return faults
}
