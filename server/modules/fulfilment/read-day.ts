import { type FulfilmentLine, listFulfilmentLines } from '#ordering'
import { getStation, listCommunityIdsServedBy } from '#places'
import type { Queryable } from '#platform/db'
import {
  communitiesPooledFor,
  listPooledWindows,
  listSupplierGaps,
  supplyOf,
  warehousesOfOrders,
} from '#procurement'
import type { DaySupply, GivenBefore } from './plan-day.ts'
import type { WarehouseDay } from './queries/allocations.ts'
import { keyOfLine, listGiven } from './queries/lines.ts'
import { listLost } from './queries/shortfalls.ts'

/** Lines of live orders whose goods come in at a warehouse for a day, by rank. Throws NotFound. */
export async function listLinesOfDay(db: Queryable, day: WarehouseDay): Promise<FulfilmentLine[]> {
  const { regionId, warehouseId, pickupDate } = day
  const station = await getStation(db, regionId, warehouseId)
  // Where a region has no warehouse a pickup point is its own: then only its communities matter.
  const communityIds = station.kind === 'warehouse' ? undefined : await listCommunityIdsOf(db, day)
  const lines = await listFulfilmentLines(db, regionId, { pickupDate, communityIds })
  const warehouseOf = await warehousesOfOrders(db, regionId, pickupDate, lines)
  return lines.filter(
    (line) =>
      line.quantity > 0 &&
      line.closedAt === null &&
      (warehouseOf(line) ?? line.stationId) === warehouseId,
  )
}

/**
 * Those of windows that are pooled. What is ordered in the others may still be called off, and
 * nothing that came was bought for them.
 */
export async function listPooledLinesOfDay(
  db: Queryable,
  day: WarehouseDay,
): Promise<FulfilmentLine[]> {
  const lines = await listLinesOfDay(db, day)
  const windowIds = [...new Set(lines.map((line) => line.windowId))]
  const pooled = new Set(await listPooledWindows(db, day.regionId, windowIds))
  return lines.filter((line) => pooled.has(line.windowId))
}

/**
 * Communities that a pickup point serves, those whose orders of the day were to be fetched there,
 * and those for which goods were bought for it.
 */
async function listCommunityIdsOf(db: Queryable, day: WarehouseDay): Promise<string[]> {
  const { regionId, warehouseId: stationId, pickupDate } = day
  const served = await listCommunityIdsServedBy(db, regionId, stationId)
  const waiting = await listFulfilmentLines(db, regionId, { pickupDate, stationId })
  const pooled = await communitiesPooledFor(db, regionId, day)
  return [...new Set([...served, ...waiting.map((line) => line.communityId), ...pooled])]
}

/** What came and was set aside for a day, and which suppliers came short of it. */
export async function listSuppliesOfDay(db: Queryable, day: WarehouseDay): Promise<DaySupply[]> {
  const supplies = await supplyOf(db, day.regionId, day)
  const gaps = Map.groupBy(await listSupplierGaps(db, day.regionId, day), (gap) => gap.skuId)
  return supplies.map(({ skuId, ordered, received, refused, free, heldByOrders }) => {
    const held = heldByOrders.reduce((sum, stock) => sum + stock.quantity, 0)
    return { skuId, ordered, received, refused, setAside: free - held, gaps: gaps.get(skuId) ?? [] }
  })
}

/** What waves gave the lines of a day until now, and what of it was given back since. */
export async function listGivenBefore(
  db: Queryable,
  regionId: string,
  waves: readonly { id: string }[],
): Promise<GivenBefore[]> {
  if (waves.length === 0) return []
  const ids = waves.map((wave) => wave.id)
  const lost = new Map(
    (await listLost(db, regionId, ids)).map((line) => [keyOfLine(line), line.quantity]),
  )
  const given = await listGiven(db, regionId, ids)
  return given.map((line) => ({ ...line, lost: lost.get(keyOfLine(line)) ?? 0 }))
}
