import type { Tx } from '#platform/db'
import { addDays } from '#platform/time'
import { lockTotals, mapStockLeft, type StockKey } from '#stock'
import { mapReceivedForOpenDays } from './queries/received-for-days.ts'

/**
 * What lies at stations, is promised to nobody, and is still good on the day, by `station/sku`.
 * Its totals stay locked, so that none of it is taken before it is set aside.
 */
export async function lockFreeStock(
  tx: Tx,
  regionId: string,
  keys: readonly StockKey[],
  goodUntil: string,
): Promise<Map<string, number>> {
  await lockTotals(tx, regionId, keys)
  return mapStockLeft(tx, regionId, keys, goodUntil)
}

/** A day whose receipt nobody closed for longer is taken for forgotten. */
const MOST_DAYS_OPEN = 7

/** The same for a day that is pooled: what came for other orders, and is not allocated yet, is theirs. */
export async function lockUnboughtStock(
  tx: Tx,
  regionId: string,
  keys: readonly StockKey[],
  pickupDate: string,
): Promise<Map<string, number>> {
  const free = await lockFreeStock(tx, regionId, keys, pickupDate)
  const from = addDays(pickupDate, -MOST_DAYS_OPEN)
  const received = await mapReceivedForOpenDays(tx, regionId, keys, from)
  return new Map(
    [...free].map(([key, quantity]) => [key, Math.max(quantity - (received.get(key) ?? 0), 0)]),
  )
}
