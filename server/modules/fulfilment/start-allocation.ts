import type { FulfilmentLine } from '#ordering'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { isReceivingClosed, lockReceivingDay, releaseSetAside } from '#procurement'
import { lockReservations, lockTotals, mapStockLeft, moveStock, releaseReservations } from '#stock'
import { drawLots } from './draw-lots.ts'
import { type DayPlan, type PlannedLine, planDay } from './plan-day.ts'
import {
  type Allocation,
  insertAllocation,
  insertAllocationSkus,
  lockAllocation,
  type WarehouseDay,
} from './queries/allocations.ts'
import { insertAllocatedLines } from './queries/lines.ts'
import { insertAllocatedLots, insertLineLots } from './queries/lots.ts'
import { insertShortfalls, type Shortfall } from './queries/shortfalls.ts'
import { listLinesOfDay, listSuppliesOfDay } from './read-day.ts'
import { ReceivingStillOpen } from './refusals.ts'
import { type ReplacedLine, replaceLacking } from './replace-lacking.ts'

/**
 * Settles who gets what of a day whose receipt is closed: the plan, the goods that leave the stock
 * for it, other goods in place of some, and what lines go without, all in one transaction. Refunds
 * come after, in sets. Done once: later calls find what stands.
 * @throws ReceivingStillOpen
 */
export async function startAllocation(tx: Tx, day: WarehouseDay, at: Date): Promise<Allocation> {
  const made = await insertAllocation(tx, day, newId(), at)
  if (made === null) return (await lockAllocation(tx, day))!
  // Before anything is made where nothing was ever received.
  if (!(await isReceivingClosed(tx, day.regionId, day))) throw new ReceivingStillOpen()
  await lockReceivingDay(tx, day.regionId, day)

  const plan = await planAndRelease(tx, day)
  await insertAllocationSkus(tx, day.regionId, made.id, plan.skus)
  await insertAllocatedLines(tx, day.regionId, made.id, plan.lines.map(rowOf))
  await bookOut(tx, made, plan.lines, at)
  const replaced = await replaceLacking(tx, made, plan.lines, at)
  await insertShortfalls(tx, day.regionId, shortfallsOf(made, plan.lines, replaced), at)
  return made
}

/** Gives back what pool and lines held, so that what is planned may leave. */
async function planAndRelease(tx: Tx, day: WarehouseDay): Promise<DayPlan<FulfilmentLine>> {
  const { regionId, warehouseId } = day
  const lines = await listLinesOfDay(tx, day)
  const orderIds = [...new Set(lines.map((line) => line.orderId))]
  const supplies = await listSuppliesOfDay(tx, day)
  const held = await lockReservations(tx, regionId, orderIds)
  const skuIds = new Set([...lines, ...supplies].map((one) => one.skuId))
  const atWarehouse = [...skuIds].map((skuId) => ({ stationId: warehouseId, skuId }))
  await lockTotals(tx, regionId, [...atWarehouse, ...held])
  await releaseSetAside(tx, regionId, day)
  // What lines had reserved at the warehouse itself is theirs, not to be shared.
  const mapped = await mapStockLeft(tx, regionId, atWarehouse)
  await releaseReservations(tx, regionId, orderIds)
  const left = new Map([...skuIds].map((id) => [id, mapped.get(`${warehouseId}/${id}`) ?? 0]))
  return planDay({ warehouseId, lines, supplies, held, left })
}

const rowOf = ({ line, fromStationId, allocated }: PlannedLine<FulfilmentLine>) => ({
  orderId: line.orderId,
  lineNumber: line.lineNumber,
  orderNumber: line.number,
  shortNumber: line.shortNumber,
  communityId: line.communityId,
  stationId: line.stationId,
  fromStationId,
  skuId: line.skuId,
  supplierId: line.supplierId,
  measure: line.measure,
  storage: line.storage,
  wantedQuantity: line.quantity,
  allocatedQuantity: allocated,
})

/** One movement a station and SKU, from the lots that expire first. */
async function bookOut(
  tx: Tx,
  { regionId, id }: Allocation,
  planned: readonly PlannedLine<FulfilmentLine>[],
  at: Date,
): Promise<void> {
  const served = planned.flatMap(({ line, fromStationId: stationId, allocated: quantity }) => {
    const { orderId, lineNumber, skuId } = line
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
    })),
  )
  const { lots, lineLots } = drawLots(booked, served)
  await insertAllocatedLots(tx, regionId, id, lots)
  await insertLineLots(tx, regionId, id, lineLots)
}

function shortfallsOf(
  { id: subjectId, pickupDate }: Allocation,
  planned: readonly PlannedLine<FulfilmentLine>[],
  replaced: ReadonlyMap<PlannedLine<FulfilmentLine>, ReplacedLine>,
): Shortfall[] {
  return planned.flatMap((one) =>
    (replaced.get(one)?.rest ?? one.lost).map((part) => ({
      ...part,
      id: newId(),
      subjectId,
      allocationId: subjectId,
      orderId: one.line.orderId,
      lineNumber: one.line.lineNumber,
      skuId: one.line.skuId,
      communityId: one.line.communityId,
      pickupDate,
      supplierId: one.line.supplierId,
      why: '',
      foundBy: null,
    })),
  )
}
