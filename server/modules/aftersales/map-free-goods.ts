import { allocationStateOf } from '#fulfilment'
import type { Queryable } from '#platform/db'
import { addDays } from '#platform/time'
import { supplyOf } from '#procurement'
import { mapStockLeft } from '#stock'

export interface GoodsWanted {
  regionId: string
  warehouseId: string
  skuIds: readonly string[]
  /** Days whose orders may still have to be served from what lies there. */
  fromDate: string
  toDate: string
}

const MOST_DAYS = 14

/**
 * What of SKUs lies free at a warehouse, in pieces or grams: neither reserved, nor come in for
 * orders of a day whose goods are not allocated yet. May be below zero.
 */
export async function mapFreeGoods(
  db: Queryable,
  wanted: GoodsWanted,
): Promise<Map<string, number>> {
  const { regionId, warehouseId: stationId, skuIds, fromDate, toDate } = wanted
  const keys = skuIds.map((skuId) => ({ stationId, skuId }))
  const left = await mapStockLeft(db, regionId, keys)
  const free = new Map(skuIds.map((skuId) => [skuId, left.get(`${stationId}/${skuId}`) ?? 0]))
  for (let days = 0, date = fromDate; date <= toDate && days < MOST_DAYS; days += 1) {
    const day = { warehouseId: stationId, pickupDate: date }
    if ((await allocationStateOf(db, regionId, day)).allocatedAt === null) {
      for (const { skuId, received } of await supplyOf(db, regionId, day)) {
        if (free.has(skuId)) free.set(skuId, free.get(skuId)! - received)
      }
    }
    date = addDays(date, 1)
  }
  return free
}
