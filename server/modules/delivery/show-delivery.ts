import { type Bag, listBags } from '#fulfilment'
import { type FulfilmentLine, listFulfilmentLines } from '#ordering'
import { getCommunity } from '#places'
import type { Queryable } from '#platform/db'
import { lineKey } from './bag-weights.ts'
import type { Delivery } from './delivery.ts'
import type { Discrepancy } from './discrepancy.ts'
import { goodsHere } from './goods-here.ts'
import { type CommunityDay, listDeliveredOrders, listDeliveries } from './queries/deliveries.ts'
import { listDiscrepanciesOf } from './queries/discrepancies.ts'

export interface ShownBag {
  id: string
  orderId: string
  shortNumber: number
  bagNumber: number
  bagCount: number
  storage: Bag['storage']
  slot: number
  lineNumbers: number[]
  arrivedAt: Date | null
  isReady: boolean
}

export interface ShownSku {
  skuId: string
  name: Record<string, string>
  measure: string
  /** Pieces, or grams where weighed, of all that arrived. */
  quantity: number
}

export interface ShownDelivery {
  communityId: string
  pickupDate: string
  arrivals: Delivery[]
  /** Until when the leader may say what came; null when nothing waits for it. */
  confirmBy: Date | null
  bags: ShownBag[]
  skus: ShownSku[]
  discrepancies: Discrepancy[]
}

/** What should be in a community for a day: its bags by short number, and what arrived by SKU. */
export async function showDelivery(
  db: Queryable,
  regionId: string,
  day: CommunityDay,
): Promise<ShownDelivery> {
  const { communityId, pickupDate } = day
  await getCommunity(db, regionId, communityId)
  const arrivals = await listDeliveries(db, regionId, pickupDate, [communityId])
  const parts = await listDeliveredOrders(db, regionId, {
    deliveryIds: arrivals.map(({ id }) => id),
  })
  const arrivalOf = new Map(arrivals.map((arrival) => [arrival.id, arrival]))
  const partOf = new Map(parts.flatMap((part) => part.bagIds.map((bagId) => [bagId, part])))
  const bags = await listBags(db, regionId, { communityIds: [communityId], pickupDate })
  const orderIds = [...new Set(parts.map(({ orderId }) => orderId))]
  const lines = await listFulfilmentLines(db, regionId, { orderIds })
  const arrivedBags = bags.filter(({ id }) => partOf.has(id))
  const goods = await goodsHere(
    db,
    regionId,
    lines,
    arrivedBags.map(({ id }) => id),
  )
  const open = arrivals.filter(({ confirmedAt }) => confirmedAt === null)
  const last = Math.max(...open.map(({ confirmBy }) => confirmBy.getTime()))
  return {
    communityId,
    pickupDate,
    arrivals,
    confirmBy: open.length === 0 ? null : new Date(last),
    bags: bags
      .map((bag) => {
        const part = partOf.get(bag.id)
        const arrivedAt = (part && arrivalOf.get(part.deliveryId)?.arrivedAt) ?? null
        return { ...bag, arrivedAt, isReady: part?.readyAt != null }
      })
      .sort((a, b) => a.shortNumber - b.shortNumber || a.bagNumber - b.bagNumber),
    skus: totalsOf(lines, arrivedBags, goods.quantities),
    discrepancies: await listDiscrepanciesOf(db, regionId, day),
  }
}

function totalsOf(
  lines: readonly FulfilmentLine[],
  bags: readonly { orderId: string; lineNumbers: readonly number[] }[],
  here: ReadonlyMap<string, number>,
): ShownSku[] {
  const inBags = new Set(
    bags.flatMap(({ orderId, lineNumbers }) => lineNumbers.map((number) => `${orderId} ${number}`)),
  )
  const there = lines.filter(
    ({ orderId, lineNumber, quantity }) => quantity > 0 && inBags.has(`${orderId} ${lineNumber}`),
  )
  return [...Map.groupBy(there, ({ skuId }) => skuId)].map(([skuId, ofSku]) => ({
    skuId,
    name: ofSku[0]!.name,
    measure: ofSku[0]!.measure,
    quantity: ofSku.reduce((sum, line) => sum + here.get(lineKey(line))!, 0),
  }))
}
