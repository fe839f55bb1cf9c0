import { listOfferSupplies } from '#campaigns'
import { listSkus } from '#catalog'
import { countAwaitingPayment, sumDemand } from '#ordering'
import { warehousesOf } from '#places'
import { businessNow } from '#platform/clock'
import { attempt, type Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { newId, newOrderNumber } from '#platform/ids'
import { readSettings } from '#platform/settings'
import { reserveStock } from '#stock'
import { listCosts } from '#suppliers'
import { announceOrders } from './announce-order.ts'
import { lockUnboughtStock } from './free-stock.ts'
import { type Demand, type PooledLine, poolDemand } from './pooling.ts'
import { insertPooledCommunities } from './queries/pooled-communities.ts'
import { insertPoolLines, insertPoolStock, insertPools, type PoolStock } from './queries/pools.ts'
import {
  insertOrderLines,
  insertPurchaseOrders,
  type NewOrder,
} from './queries/purchase-order-writes.ts'
import { listPurchaseOrdersByIds } from './queries/purchase-orders.ts'
import { ensureReceivingDays } from './queries/receiving-days.ts'
import { type DayToPool, listDaysToPool, lockWindowsToPool, markPooled } from './queries/windows.ts'
import { sendOrders } from './send-purchase-orders.ts'

const DAYS_LOOKED_AT = 100
const MINUTE_MS = 60_000

/**
 * Pools the windows that have closed for one region's pickup date, once no order of them awaits
 * payment any more: demand less free stock becomes purchase orders. A day that cannot be pooled is
 * left as it was and holds up no other.
 * @returns how many days were pooled: one or none
 * @throws what kept a day from being pooled, once no other is left
 */
export async function poolNextDay(tx: Tx): Promise<number> {
  const errors: unknown[] = []
  for (const day of await listDaysToPool(tx, DAYS_LOOKED_AT)) {
    const pooled = await attempt(tx, () => poolIfReady(tx, day))
    if (!pooled.isDone) errors.push(pooled.error)
    else if (pooled.result) return 1
  }
  // Nothing was written that this would undo, and whoever runs the sweep logs it.
  if (errors.length > 0) throw errors[0]
  return 0
}

async function poolIfReady(tx: Tx, day: DayToPool): Promise<boolean> {
  const windowIds = await lockWindowsToPool(tx, day)
  if (windowIds.length === 0) return false
  if ((await countAwaitingPayment(tx, day.regionId, windowIds)) > 0) return false
  await poolDay(tx, day, windowIds)
  return true
}

interface Pooling extends DayToPool {
  id: string
  at: Date
  /** Station of the warehouse → id of its pool. */
  pools: Map<string, string>
}

async function poolDay(tx: Tx, day: DayToPool, windowIds: readonly string[]): Promise<void> {
  const { regionId, pickupDate } = day
  const at = await businessNow(tx)
  const id = newId()
  await markPooled(tx, regionId, windowIds, { id, at })
  const { bought, stock } = await readDemand(tx, regionId, windowIds)
  await insertPooledCommunities(tx, regionId, [...bought, ...stock])
  const stationIds = [...new Set([...bought, ...stock].map((one) => one.stationId))].sort()
  if (stationIds.length === 0) return

  const pooling = { ...day, id, at, pools: new Map(stationIds.map((one) => [one, newId()])) }
  await insertPools(
    tx,
    regionId,
    stationIds.map((stationId) => ({ id: pooling.pools.get(stationId)!, stationId })),
    pooling,
  )
  await ensureReceivingDays(tx, regionId, stationIds, pickupDate, at)
  await insertPoolStock(tx, regionId, stockOf(stock, pooling))
  await buy(tx, pooling, bought)
  await announceAll(
    tx,
    stationIds.map((warehouseId) => ({
      type: 'demand.pooled',
      regionId,
      subjectKind: 'pool',
      subjectId: pooling.pools.get(warehouseId)!,
      body: { warehouseId, pickupDate },
      occurredAt: at,
    })),
  )
}

type WarehouseDemand = Demand & {
  windowId: string
  communityId: string
  /** Where it lies already; null where it is bought. */
  stockStationId: string | null
}

async function readDemand(tx: Tx, regionId: string, windowIds: readonly string[]) {
  const rows = (await sumDemand(tx, regionId, windowIds)).filter((row) => row.quantity > 0)
  const offerIds = [...new Set(rows.map((row) => row.offerId))]
  const supplies = await listOfferSupplies(tx, regionId, offerIds)
  const ofOffer = new Map(supplies.map((supply) => [supply.offerId, supply]))
  const communityIds = [...new Set(rows.map((row) => row.communityId))]
  const warehouses = await warehousesOf(tx, regionId, communityIds)
  const demand = rows.map(({ offerId, lines: _, ...row }) => {
    // A community whose service ended has no station any more: its orders still name theirs.
    const stationId = warehouses.get(row.communityId) ?? row.stationId
    const { stockStationId = null, costMinor = null } = ofOffer.get(offerId) ?? {}
    return { ...row, stationId, costMinor, stockStationId }
  })
  return {
    bought: demand.filter((one) => one.stockStationId === null),
    stock: demand.filter((one) => one.stockStationId !== null),
  }
}

function stockOf(demand: readonly WarehouseDemand[], { pools }: Pooling): PoolStock[] {
  const keyed = Map.groupBy(demand, (one) => `${one.stationId}/${one.skuId}/${one.stockStationId}`)
  return [...keyed.values()].map((ofKey) => ({
    poolId: pools.get(ofKey[0]!.stationId)!,
    skuId: ofKey[0]!.skuId,
    stationId: ofKey[0]!.stockStationId!,
    quantity: ofKey.reduce((sum, one) => sum + one.quantity, 0),
  }))
}

async function buy(tx: Tx, pooling: Pooling, demand: readonly WarehouseDemand[]): Promise<void> {
  if (demand.length === 0) return
  const { regionId, pickupDate, at } = pooling
  const skuIds = [...new Set(demand.map((one) => one.skuId))]
  const costs = await listCosts(tx, regionId, skuIds, pickupDate)
  const free = await lockUnboughtStock(tx, regionId, demand, pickupDate)
  const lines = poolDemand(demand, costs, free)
  const settings = await readSettings(tx, regionId, {}, at)
  const kept = lines.map((line) => ({ ...line, id: newId() }))
  await insertPoolLines(
    tx,
    regionId,
    kept.map((line) => ({
      ...line,
      poolId: pooling.pools.get(line.stationId)!,
      surplusDestination: hasSurplus(line) ? settings['procurement.surplusDestination'] : null,
    })),
    at,
  )
  await setAside(tx, pooling, lines)
  const holdUntil = new Date(at.getTime() + settings['procurement.holdMinutes'] * MINUTE_MS)
  await orderGoods(tx, pooling, kept, holdUntil)
}

const hasSurplus = (line: PooledLine): boolean =>
  line.setAsideQuantity + line.orderedQuantity > line.demandQuantity

/** Promises free stock, which is locked, to the pools: it is theirs until it is allocated. */
async function setAside(tx: Tx, pooling: Pooling, lines: readonly PooledLine[]) {
  const { regionId, pools, pickupDate } = pooling
  const aside = lines.filter((line) => line.setAsideQuantity > 0)
  const numberOf = new Map<string, number>()
  await reserveStock(
    tx,
    regionId,
    aside.map(({ stationId, skuId, setAsideQuantity: quantity }) => {
      const lineNumber = (numberOf.get(stationId) ?? 0) + 1
      numberOf.set(stationId, lineNumber)
      return { orderId: pools.get(stationId)!, lineNumber, stationId, skuId, quantity }
    }),
    pickupDate,
  )
}

async function orderGoods(
  tx: Tx,
  { regionId, pickupDate, pools, at }: Pooling,
  lines: readonly (PooledLine & { id: string })[],
  holdUntil: Date,
): Promise<void> {
  const skus = await listSkus(tx, [...new Set(lines.map((line) => line.skuId))])
  const weighed = new Set(skus.filter((sku) => sku.measure === 'weighed').map((sku) => sku.id))
  const toOrder = lines.filter((line) => line.orderedQuantity > 0)
  const groups = [
    ...Map.groupBy(toOrder, (line) => `${line.stationId}/${line.supplierId}`).values(),
  ]
  const orders: NewOrder[] = groups.map(([line]) => ({
    id: newId(),
    number: newOrderNumber(),
    supplierId: line!.supplierId!,
    stationId: line!.stationId,
    pickupDate,
    poolId: pools.get(line!.stationId)!,
    secondSourceOf: null,
    createdAt: at,
    holdUntil,
    createdBy: null,
  }))
  await insertPurchaseOrders(tx, regionId, orders)
  await insertOrderLines(
    tx,
    regionId,
    groups.flatMap((ofOrder, index) =>
      ofOrder.map((line) => ({
        ...line,
        orderId: orders[index]!.id,
        poolLineId: line.id,
        quantity: line.orderedQuantity,
        isWeighed: weighed.has(line.skuId),
      })),
    ),
  )
  const ids = orders.map((order) => order.id)
  const made = await listPurchaseOrdersByIds(tx, regionId, ids)
  await announceOrders(tx, 'created', regionId, made, { by: null, at })
  if (holdUntil <= at) {
    await sendOrders(tx, regionId, made, { by: null, at })
  }
}
