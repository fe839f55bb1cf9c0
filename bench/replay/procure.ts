import { zonedInstant } from '#platform/time'
import { inParallel } from '../calls/in-parallel.ts'
import type { SkuPlan } from './day-plan.ts'
import { type AskedOrder, readAskedOrders, readDayState } from './day-queries.ts'
import { type RegionDay, until } from './region-day.ts'
import { drawn, WEIGHED_STEP_GRAMS } from './rules.ts'
import { ZONE } from './set-up.ts'

/** What comes of a SKU with one of the deliveries of a day: pieces, or grams where weighed. */
interface Delivered {
  sku: SkuPlan
  shipped: number
  /** Of that, what the warehouse does not take. */
  refused: number
}

const ARRIVE_AT = ['08:30', '09:30'] as const
const SHARE_WITH_LOT = 0.25

/** Suppliers answer, ship in two deliveries, and the warehouse takes in what they bring. */
export async function procure(day: RegionDay): Promise<void> {
  const { db, regionId, pickupDate } = day
  const asked = await until(day, 'the purchase orders', () =>
    readAskedOrders(db, regionId, pickupDate),
  )
  if (asked === null || (await readDayState(db, regionId, pickupDate)).isReceived) return
  await inParallel(asked.length, asked, (order) => supply(day, order))
  await day.api.ask({
    method: 'POST',
    path: `${stationPath(day)}/receiving-days/${pickupDate}/closing`,
    token: day.hub.keeper.token,
    body: {},
  })
}

export const stationPath = (day: RegionDay): string => `${day.path}/stations/${day.hub.warehouseId}`

async function supply(day: RegionDay, order: AskedOrder): Promise<void> {
  const skus = [...day.plan.skus.values()].filter(
    ({ supplier, bought }) => supplier === order.supplier && bought > 0,
  )
  if (!order.isConfirmed) await confirm(day, order, skus)
  const deliveries = ARRIVE_AT.map((time, nth) => ({
    nth,
    expectedAt: zonedInstant(day.pickupDate, time, ZONE).toISOString(),
    goods: skus.map((sku) => deliveredOf(sku, nth)).filter(({ shipped }) => shipped > 0),
  }))
  for (const { nth, expectedAt, goods } of deliveries) {
    if (goods.length === 0) continue
    const shipmentId = await ship(day, order, { nth, expectedAt, goods })
    await receive(day, order, { nth, shipmentId, goods })
  }
}

async function confirm(day: RegionDay, order: AskedOrder, skus: SkuPlan[]): Promise<void> {
  const cut = skus.filter(({ stage }) => stage === 'cut')
  await day.api.ask({
    method: 'POST',
    path: `${day.path}/purchase-orders/${order.id}/confirmation`,
    token: day.hub.suppliers.get(order.supplier)!.player.token,
    body: {
      lines: cut.map(({ product, accepted }) => ({
        skuId: day.world.skuIds.get(product),
        quantity: accepted,
      })),
    },
  })
}

/** Half comes with each delivery, and what is refused is of the second as far as there is of it. */
function deliveredOf(sku: SkuPlan, nth: number): Delivered {
  const step = sku.isWeighed ? WEIGHED_STEP_GRAMS : 1
  const all = sku.stage === 'refused' ? sku.bought : sku.accepted
  const first = Math.floor(all / step / 2) * step
  const second = all - first
  const refusedOfSecond = Math.min(all - sku.accepted, second)
  return nth === 0
    ? { sku, shipped: first, refused: all - sku.accepted - refusedOfSecond }
    : { sku, shipped: second, refused: refusedOfSecond }
}

interface Delivery {
  nth: number
  goods: Delivered[]
}

async function ship(
  day: RegionDay,
  order: AskedOrder,
  { nth, expectedAt, goods }: Delivery & { expectedAt: string },
): Promise<string> {
  const { id } = await day.api.ask<{ id: string }>({
    method: 'POST',
    path: `${day.path}/purchase-orders/${order.id}/shipments`,
    token: day.hub.suppliers.get(order.supplier)!.player.token,
    key: `${day.key}-${order.supplier}-ships-${nth}`,
    body: {
      expectedAt,
      lines: goods.map(({ sku, shipped }) => ({
        skuId: day.world.skuIds.get(sku.product),
        quantity: shipped,
        ...lotOf(day, sku),
      })),
    },
  })
  return id
}

async function receive(
  day: RegionDay,
  order: AskedOrder,
  { nth, shipmentId, goods }: Delivery & { shipmentId: string },
): Promise<void> {
  await day.api.ask({
    method: 'POST',
    path: `${stationPath(day)}/receipts`,
    token: day.hub.keeper.token,
    key: `${day.key}-${order.supplier}-arrives-${nth}`,
    body: {
      pickupDate: day.pickupDate,
      purchaseOrderId: order.id,
      shipmentId,
      lines: goods.map(({ sku, shipped, refused }) => ({
        skuId: day.world.skuIds.get(sku.product),
        quantity: shipped - refused,
        ...(refused > 0 ? { refusedQuantity: refused, refusedWhy: 'Crushed.' } : {}),
        ...lotOf(day, sku),
      })),
    },
  })
}

/** Both deliveries of a day are of one lot, where there is one. */
const lotOf = (day: RegionDay, { product }: SkuPlan) =>
  drawn(`lot ${product}`) < SHARE_WITH_LOT ? { lotCode: `L${day.pickupDate}` } : {}
