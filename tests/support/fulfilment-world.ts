import { newId } from '#platform/ids'
import type { OfferWish } from './campaigns-world.ts'
import type { Answer, TestLinli } from './linli.ts'
import {
  type BuyingWorld,
  callIn,
  cutOff,
  makeBuyingWorld,
  purchaseOrdersOf,
} from './procurement-world.ts'
import { addOffer } from './suppliers-world.ts'
import { runJobs } from './turn.ts'

/** A buying world whose supplier offers what its window sells, in cases of one. */
export async function makeSortingWorld(
  linli: TestLinli,
  wish: { regionId: string; offers: readonly OfferWish[]; communities?: number },
): Promise<BuyingWorld> {
  const world = await makeBuyingWorld(linli, wish)
  for (const { skuId, stationId } of world.offers) {
    if (stationId !== null) continue
    const { regionId, supplierId } = world
    await addOffer(linli, { regionId, supplierId, skuId, caseSize: 1, costMinor: 300 })
  }
  return world
}

export interface Arrival {
  skuId: string
  quantity: number
  refusedQuantity?: number
  lotCode?: string
  expiresOn?: string
  /** 0.1 °C; chilled and frozen goods are measured. */
  temperatureTenths?: number
}

/** The warehouse takes in what came of the supplier's order; whatever is not named did not come. */
export async function receiveGoods(
  linli: TestLinli,
  world: BuyingWorld,
  arrivals: readonly Arrival[],
): Promise<void> {
  const call = callIn(linli, world)
  const [order] = await purchaseOrdersOf(linli, world)
  const received = await call(world.keeper, 'POST', `/stations/${world.warehouseId}/receipts`, {
    pickupDate: world.pickupDate,
    purchaseOrderId: order.id,
    lines: arrivals.map((one) => ({
      ...one,
      ...(one.refusedQuantity ? { refusedWhy: '破损' } : {}),
    })),
  })
  if (received.status !== 201) throw new Error(JSON.stringify(received.body))
}

/** Closes the receipt of the world's day; its job waits. */
export async function closeReceipt(linli: TestLinli, world: BuyingWorld): Promise<void> {
  const path = `/stations/${world.warehouseId}/receiving-days/${world.pickupDate}/closing`
  const closed = await callIn(linli, world)(world.keeper, 'POST', path, {})
  if (closed.status !== 200) throw new Error(JSON.stringify(closed.body))
}

/** From the cutoff to a day that is allocated, with what came. */
export async function allocate(
  linli: TestLinli,
  world: BuyingWorld,
  arrivals: readonly Arrival[],
): Promise<void> {
  await cutOff(linli, world)
  if (arrivals.length > 0) await receiveGoods(linli, world, arrivals)
  await closeReceipt(linli, world)
  await linli.settle()
  await runJobs(linli)
  await linli.settle()
}

/** Calls a path of the world's warehouse and day as its keeper: `bags` is …/bags/2026-11-22. */
export const onDay =
  (linli: TestLinli, world: BuyingWorld, who = world.keeper) =>
  (method: string, noun: string, body?: unknown): Promise<Answer> => {
    const [path, query] = noun.split('?')
    return callIn(linli, world)(
      who,
      method,
      `/stations/${world.warehouseId}/${path}/${world.pickupDate}${query ? `?${query}` : ''}`,
      body,
    )
  }

/** Other goods offered to a resident, with the allocation they belong to; its id. */
export async function makeReplacement(
  { database: { db } }: TestLinli,
  wish: {
    regionId: string
    stationId: string
    communityId: string
    residentId: string
    orderId: string
    skuId: string
    pickupDate: string
  },
): Promise<string> {
  const [allocation, replacement] = [newId(), newId()]
  const at = new Date()
  await db
    .insertInto('allocations')
    .values({
      region_id: wish.regionId,
      id: allocation,
      warehouse_id: wish.stationId,
      pickup_date: wish.pickupDate,
      wave: 1,
      is_last: true,
      allocated_at: at,
      finished_at: at,
    })
    .execute()
  await db
    .insertInto('replacements')
    .values({
      region_id: wish.regionId,
      id: replacement,
      allocation_id: allocation,
      order_id: wish.orderId,
      line_number: 1,
      community_id: wish.communityId,
      resident_id: wish.residentId,
      sku_id: wish.skuId,
      with_sku_id: wish.skuId,
      quantity: 1,
      sold_price_minor: 480,
      unit_price_minor: 480,
      lost: JSON.stringify([]),
      offered_at: at,
      answer_until: new Date(at.getTime() + 3_600_000),
    })
    .execute()
  return replacement
}
