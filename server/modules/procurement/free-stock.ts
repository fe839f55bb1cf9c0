import type { Tx } from '#platform/db'
import { listLotTotals, lockTotals, type StockKey } from '#stock'

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
  const totals = await lockTotals(tx, regionId, keys)
  const free = new Map(
    totals.map(({ stationId, skuId, onHand, reserved }) => [
      `${stationId}/${skuId}`,
      onHand - reserved,
    ]),
  )
  for (const lot of await listLotTotals(tx, regionId, keys)) {
    if (lot.expiresOn === null || lot.expiresOn >= goodUntil) continue
    const key = `${lot.stationId}/${lot.skuId}`
    free.set(key, Math.max((free.get(key) ?? 0) - lot.onHand, 0))
  }
  return free
}
