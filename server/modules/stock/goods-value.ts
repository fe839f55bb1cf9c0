import { listListings, listSkus } from '#catalog'
import { getRegion } from '#places'
import type { Queryable } from '#platform/db'
import { priceOfGrams, timesQuantity } from '#platform/money'
import { localDate } from '#platform/time'
import { listCosts } from '#suppliers'
import { listLotsByIds } from './queries/lots.ts'

export interface ValuedGoods {
  skuId: string
  lotId: string | null
  /** Pieces, or grams where weighed; also below zero, which is worth as much. */
  quantity: number
}

/** What goods cost, and whom they came from, as far as that is known. */
export interface GoodsCost {
  costMinor: number | null
  /** The cost, or the selling price where nobody knows the cost. */
  valueMinor: number | null
  supplierId: string | null
}

/**
 * What goods cost in minor units: their lot's cost, else what the lot's supplier asks that day, else
 * what the first source asks. In the order of the goods.
 * @param supplierId whose goods they are, where the lot does not say it
 */
export async function costOfGoods(
  db: Queryable,
  regionId: string,
  goods: readonly ValuedGoods[],
  at: Date,
  supplierId: string | null = null,
): Promise<GoodsCost[]> {
  if (goods.length === 0) return []
  const skuIds = [...new Set(goods.map((one) => one.skuId))]
  const { timeZone } = await getRegion(db, regionId)
  const lotIds = [...new Set(goods.flatMap((one) => one.lotId ?? []))]
  const lots = new Map((await listLotsByIds(db, regionId, lotIds)).map((lot) => [lot.id, lot]))
  const asked = Map.groupBy(
    await listCosts(db, regionId, skuIds, localDate(at, timeZone)),
    (cost) => cost.skuId,
  )
  const weighed = new Set(
    (await listSkus(db, skuIds)).filter((sku) => sku.measure === 'weighed').map((sku) => sku.id),
  )
  const prices = new Map(
    (await listListings(db, regionId, { skuIds })).map((one) => [one.skuId, one.priceMinor]),
  )
  return goods.map(({ skuId, lotId, quantity }) => {
    const lot = lotId === null ? undefined : lots.get(lotId)
    const offers = asked.get(skuId) ?? []
    const from = lot?.supplierId ?? supplierId
    const offer = offers.find((one) => one.supplierId === from) ?? offers[0]
    const amountOf = (unitMinor: number | null | undefined): number | null => {
      if (unitMinor == null) return null
      const size = Math.abs(quantity)
      return weighed.has(skuId) ? priceOfGrams(unitMinor, size) : timesQuantity(unitMinor, size)
    }
    const costMinor = amountOf(lot?.costMinor ?? offer?.costMinor)
    return {
      costMinor,
      valueMinor: costMinor ?? amountOf(prices.get(skuId)),
      supplierId: from,
    }
  })
}

/** The sum of values; null as soon as one is not known. */
export function sumValues(costs: readonly GoodsCost[]): number | null {
  let sum = 0
  for (const { valueMinor } of costs) {
    if (valueMinor === null) return null
    sum += valueMinor
  }
  return sum
}
