import type { FulfilmentLine } from '#ordering'
import type { Tx } from '#platform/db'
import { releaseSetAside } from '#procurement'
import {
  lockReservations,
  lockTotals,
  mapStockLasting,
  mapStockLeft,
  moveStock,
  releaseReservations,
} from '#stock'
import { dayToLast } from './day-to-last.ts'
import { drawLots } from './draw-lots.ts'
import { type DayPlan, type PlannedLine, planDay } from './plan-day.ts'
import { type Allocation, insertAllocationSkus, type WarehouseDay } from './queries/allocations.ts'
import { insertAllocatedLines } from './queries/lines.ts'
import { insertAllocatedLots, insertLineLots } from './queries/lots.ts'
import { listGivenBefore, listSuppliesOfDay } from './read-day.ts'

type Planned = PlannedLine<FulfilmentLine>

/**
 * Plans a wave for lines of a day on what came until now, above what the waves before it gave, and
 * gives back what pool and lines held, so that what is planned may leave.
 */
export async function planWave(
  tx: Tx,
  day: WarehouseDay,
  lines: readonly FulfilmentLine[],
  waves: readonly Allocation[],
): Promise<DayPlan<FulfilmentLine>> {
  const { regionId, warehouseId } = day
  const lastsTo = await dayToLast(tx, day)
  const given = await listGivenBefore(tx, regionId, waves)
  const orderIds = [...new Set(lines.map((line) => line.orderId))]
  const supplies = await listSuppliesOfDay(tx, day)
  const held = await lockReservations(tx, regionId, orderIds)
  const skuIds = new Set([...lines, ...supplies].map((one) => one.skuId))
  const atWarehouse = [...skuIds].map((skuId) => ({ stationId: warehouseId, skuId }))
  await lockTotals(tx, regionId, [...atWarehouse, ...held])
  await releaseSetAside(tx, regionId, day)
  // What lines had reserved at the warehouse itself is theirs, not to be shared.
  const mapped = await mapStockLeft(tx, regionId, atWarehouse, lastsTo)
  const lasting = await mapStockLasting(tx, regionId, held, lastsTo)
  await releaseReservations(tx, regionId, orderIds)
  const left = new Map([...skuIds].map((id) => [id, mapped.get(`${warehouseId}/${id}`) ?? 0]))
  return planDay({ warehouseId, lines, supplies, held, lasting, given, left })
}

/**
 * Writes what a wave gives, and books just that out of the stock. Lines that get nothing of it have
 * a row only in the last wave, which says what they go without.
 */
export async function writeWave(
  tx: Tx,
  wave: Allocation,
  plan: DayPlan<FulfilmentLine>,
  at: Date,
): Promise<number> {
  const { regionId, id } = wave
  await insertAllocationSkus(tx, regionId, id, plan.skus)
  const rows = plan.lines
    .map((planned) => rowOf(planned, wave.isLast))
    .filter((row) => row.wantedQuantity > 0)
  await insertAllocatedLines(tx, regionId, id, rows)
  await bookOut(tx, wave, plan.lines, at)
  return rows.length
}

function rowOf(
  { line, fromStationId, isReserved, wanted, allocated, before }: Planned,
  isLast: boolean,
) {
  const allocatedQuantity = allocated - before
  return {
    orderId: line.orderId,
    lineNumber: line.lineNumber,
    orderNumber: line.number,
    shortNumber: line.shortNumber,
    communityId: line.communityId,
    stationId: line.stationId,
    fromStationId,
    isReserved,
    skuId: line.skuId,
    supplierId: line.supplierId,
    measure: line.measure,
    storage: line.storage,
    wantedQuantity: isLast ? wanted - before : allocatedQuantity,
    allocatedQuantity,
  }
}

/** One movement a station and SKU, from the lots that expire first. */
async function bookOut(
  tx: Tx,
  { regionId, id, pickupDate: lastsTo }: Allocation,
  planned: readonly Planned[],
  at: Date,
): Promise<void> {
  const served = planned.flatMap(({ line, fromStationId: stationId, allocated, before }) => {
    const { orderId, lineNumber, skuId } = line
    const quantity = allocated - before
    return quantity === 0 ? [] : [{ orderId, lineNumber, stationId, skuId, quantity }]
  })
  const sold = Map.groupBy(served, ({ stationId, skuId }) => `${stationId}/${skuId}`)
  const booked = await moveStock(
    tx,
    regionId,
    [...sold.values()].map((lines) => ({
      stationId: lines[0]!.stationId,
      skuId: lines[0]!.skuId,
      lotId: null,
      quantity: -lines.reduce((sum, line) => sum + line.quantity, 0),
      reason: 'sold',
      subjectKind: 'allocation',
      subjectId: id,
      actorId: null,
      note: '',
      occurredAt: at,
      lastsTo,
    })),
  )
  const { lots, lineLots } = drawLots(booked, served)
  await insertAllocatedLots(tx, regionId, id, lots)
  await insertLineLots(tx, regionId, id, lineLots)
}
