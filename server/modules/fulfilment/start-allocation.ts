import type { FulfilmentLine } from '#ordering'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { isReceivingClosed, lockReceivingDay } from '#procurement'
import type { PlannedLine } from './plan-day.ts'
import {
  type Allocation,
  insertAllocation,
  lockAllocations,
  type WarehouseDay,
} from './queries/allocations.ts'
import { insertShortfalls, type Shortfall } from './queries/shortfalls.ts'
import { listLinesOfDay } from './read-day.ts'
import { ReceivingStillOpen } from './refusals.ts'
import { type ReplacedLine, replaceLacking } from './replace-lacking.ts'
import { planWave, writeWave } from './write-wave.ts'

/**
 * Settles who gets what of a day whose receipt is closed: the plan of all that came, what waves
 * before did not give of it, with the goods that leave the stock for that, other goods in place of
 * some, and what lines go without, all in one transaction. Refunds come after, in sets. Done once:
 * later calls find what stands.
 * @throws ReceivingStillOpen
 */
export async function startAllocation(tx: Tx, day: WarehouseDay, at: Date): Promise<Allocation> {
  const { regionId } = day
  // Before the day is locked, which would make one where nothing was ever received.
  if (!(await isReceivingClosed(tx, regionId, day))) throw new ReceivingStillOpen()
  await lockReceivingDay(tx, regionId, day)
  const waves = await lockAllocations(tx, day)
  const last = waves.at(-1)
  if (last?.isLast) return last

  const plan = await planWave(tx, day, await listLinesOfDay(tx, day), waves)
  const made = await insertAllocation(tx, day, {
    id: newId(),
    wave: waves.length + 1,
    isLast: true,
    allocatedAt: at,
    finishedAt: null,
    by: null,
  })
  await writeWave(tx, made, plan, at)
  const replaced = await replaceLacking(tx, made, plan.lines, at)
  await insertShortfalls(tx, regionId, shortfallsOf(made, plan.lines, replaced), at)
  return made
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
