import type { Queryable, Tx } from '#platform/db'
import { readSettings } from '#platform/settings'
import { packBags } from './pack-bags.ts'
import type { Allocation } from './queries/allocations.ts'
import { insertBags, listBags, type NewBag } from './queries/bags.ts'
import { keyOfLine, listAllocatedLines } from './queries/lines.ts'
import { listTakenReplacements } from './queries/replacements.ts'

/** Writes the bags of a wave whose sorting ends, and says how many. */
export async function makeBags(tx: Tx, allocation: Allocation, at: Date): Promise<number> {
  const bags = await bagsToMake(tx, allocation, at)
  await insertBags(tx, allocation, bags, at)
  return bags.length
}

/** The bags that the goods of a wave go into as they are allocated and marked by now. */
export async function bagsToMake(
  db: Queryable,
  allocation: Allocation,
  at: Date,
): Promise<NewBag[]> {
  const { regionId, id, warehouseId, pickupDate, wave } = allocation
  const settings = await readSettings(db, regionId, { stationId: warehouseId }, at)
  const replaced = new Set((await listTakenReplacements(db, regionId, id)).map(keyOfLine))
  const lines = await listAllocatedLines(db, regionId, id)
  const packed = lines.flatMap((line) => {
    if ((line.sortedQuantity ?? line.allocatedQuantity) > 0) return [line]
    // Nothing of its own place is left in it: other goods are the warehouse's, and packed there.
    return replaced.has(keyOfLine(line)) ? [{ ...line, fromStationId: warehouseId }] : []
  })
  const before = wave === 1 ? [] : await listBags(db, regionId, { warehouseId, pickupDate })
  return packBags(id, packed, {
    linesPerBag: settings['sorting.bagLines'],
    wallSlots: settings['sorting.wallSlots'],
    before,
  })
}
