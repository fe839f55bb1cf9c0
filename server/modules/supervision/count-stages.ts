import { claimsOf } from '#aftersales'
import { bagsOnTheirWay } from '#delivery'
import {
  countSorted,
  listOrderIdsOfDay,
  type SkuQuantity,
  type SortedCounts,
  sumOfBags,
  sumOfOrders,
  type WarehouseDay,
} from '#fulfilment'
import { handoverOf } from '#handover'
import type { Queryable } from '#platform/db'
import { sumAnswered } from '#procurement'

/** How much of a SKU reached each stage of a day, in pieces or grams. */
export interface StageCounts extends SortedCounts {
  /** What suppliers said would come, and what they sent. */
  confirmed: number
  shipped: number
  /** In bags that left on a load, or were packed where they are fetched. */
  loaded: number
  arrived: number
  handedOver: number
  /** What claims are about, whatever was decided. */
  claimed: number
}

/** The count of each stage by SKU: between two of them lies what was lost there. */
export async function countStages(db: Queryable, day: WarehouseDay): Promise<StageCounts[]> {
  const { regionId } = day
  const answered = await sumAnswered(db, regionId, day)
  const bags = await bagsOnTheirWay(db, regionId, day)
  const loaded = await sumOfBags(db, regionId, bags.loaded)
  const arrived = await sumOfBags(db, regionId, bags.arrived)
  const orderIds = await listOrderIdsOfDay(db, day)
  const handed = [...(await handoverOf(db, regionId, orderIds)).keys()]
  const handedOver = await sumOfOrders(db, regionId, handed)
  const claimed = await claimsOf(db, regionId, orderIds)
  return (await countSorted(db, day)).map((sku) => ({
    ...sku,
    confirmed: answered.find(({ skuId }) => skuId === sku.skuId)?.confirmed ?? 0,
    shipped: answered.find(({ skuId }) => skuId === sku.skuId)?.shipped ?? 0,
    loaded: quantityOf(loaded, sku.skuId),
    arrived: quantityOf(arrived, sku.skuId),
    handedOver: quantityOf(handedOver, sku.skuId),
    claimed: quantityOf(claimed, sku.skuId),
  }))
}

const quantityOf = (rows: readonly SkuQuantity[], skuId: string): number =>
  rows.reduce((sum, row) => (row.skuId === skuId ? sum + row.quantity : sum), 0)
