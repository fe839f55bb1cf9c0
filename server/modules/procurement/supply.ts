import type { Queryable, Tx } from '#platform/db'
import { releaseReservations } from '#stock'
import { markReleased } from './queries/pools.ts'
import {
  type DayKey,
  findReceivingDay,
  lockDay,
  type ReceivingDay,
} from './queries/receiving-days.ts'
import { listOrderedOfDay, listOwnStockOfDay, listReceivedOfDay } from './queries/supply.ts'

/** What a day has of a SKU. Quantities are pieces, or grams where weighed. */
export interface SupplyOfSku {
  skuId: string
  /** Asked of suppliers, cases and all; what a second source was asked for instead counts once. */
  ordered: number
  /** Taken in before the day was closed; refused goods are not in it. */
  received: number
  refused: number
  /**
   * Own stock for the day: what the pool set aside at the warehouse, and what offers sold from
   * stock. Reserved either way: by the pool until releaseSetAside, or by the orders themselves.
   */
  free: number
  /** What of `free` the orders themselves hold, and at which station it lies. */
  heldByOrders: { stationId: string; quantity: number }[]
  /** What was received, by lot. */
  lots: { lotId: string | null; quantity: number }[]
}

/** What there is for a day of a warehouse, by SKU id: bought, come and set aside. */
export async function supplyOf(
  db: Queryable,
  regionId: string,
  day: DayKey,
): Promise<SupplyOfSku[]> {
  const supply = new Map<string, SupplyOfSku>()
  const of = (skuId: string): SupplyOfSku => {
    const known = supply.get(skuId)
    if (known !== undefined) return known
    const none = { skuId, ordered: 0, received: 0, refused: 0, free: 0, heldByOrders: [], lots: [] }
    supply.set(skuId, none)
    return none
  }
  for (const { skuId, ordered } of await listOrderedOfDay(db, regionId, day)) {
    of(skuId).ordered += ordered
  }
  for (const { skuId, lotId, quantity, refused } of await listReceivedOfDay(db, regionId, day)) {
    const one = of(skuId)
    one.received += quantity
    one.refused += refused
    if (quantity > 0) one.lots.push({ lotId, quantity })
  }
  for (const { skuId, stationId, quantity, isOfOrders } of await listOwnStockOfDay(
    db,
    regionId,
    day,
  )) {
    const one = of(skuId)
    one.free += quantity
    if (isOfOrders) one.heldByOrders.push({ stationId, quantity })
  }
  return [...supply.values()].sort((one, other) => (one.skuId < other.skuId ? -1 : 1))
}

export interface SupplierGap {
  skuId: string
  supplierId: string
  /** Asked for, not passed on, and never come. */
  missing: number
  /** Came and was refused at the receipt. */
  refused: number
}

/** By whom a day came short: what each supplier did not bring of a SKU, and what was refused. */
export async function listSupplierGaps(
  db: Queryable,
  regionId: string,
  day: DayKey,
): Promise<SupplierGap[]> {
  return (await listOrderedOfDay(db, regionId, day))
    .map(({ skuId, supplierId, ordered, received, refused }) => ({
      skuId,
      supplierId,
      missing: Math.max(ordered - received - refused, 0),
      refused: Math.min(refused, Math.max(ordered - received, 0)),
    }))
    .filter(({ missing, refused }) => missing + refused > 0)
}

/** Whether nothing more is awaited for a day; false where it was never opened. */
export async function isReceivingClosed(
  db: Queryable,
  regionId: string,
  day: DayKey,
): Promise<boolean> {
  return (await findReceivingDay(db, regionId, day))?.closedAt != null
}

/**
 * Locks a day of a warehouse, made where it is not there: no goods come in and it is not closed
 * before the transaction ends. Lock it before payments, orders and stock.
 */
export const lockReceivingDay = (tx: Tx, regionId: string, day: DayKey): Promise<ReceivingDay> =>
  lockDay(tx, regionId, day)

/**
 * Gives back what the pools of a day had set aside of the warehouse's stock, to be allocated in
 * the same transaction. What orders hold themselves is not in it. A second call changes nothing.
 */
export async function releaseSetAside(tx: Tx, regionId: string, day: DayKey): Promise<void> {
  await releaseReservations(tx, regionId, await markReleased(tx, regionId, day))
}
