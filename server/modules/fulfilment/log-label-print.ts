import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { lockAllocations, type WarehouseDay } from './queries/allocations.ts'
import { insertLabelPrint, type LabelPrint, listBags, listPrintedBagIds } from './queries/bags.ts'
import { NotSortedYet } from './refusals.ts'

/**
 * Writes down which labels were printed, and how many of them had been before: two labels of one bag
 * are how a bag is lost.
 * @param bagIds all bags of the day when absent
 * @throws NotSortedYet, Invalid when a bag is not of this day
 */
export async function logLabelPrint(
  tx: Tx,
  day: WarehouseDay,
  print: { bagIds?: readonly string[] | undefined; why: string; by: string; at: Date },
): Promise<LabelPrint> {
  const waves = await lockAllocations(tx, day)
  if (waves.every((wave) => wave.sortedAt === null)) throw new NotSortedYet()
  const { regionId, warehouseId, pickupDate } = day
  const bags = await listBags(tx, regionId, { warehouseId, pickupDate })
  const known = new Set(bags.map((bag) => bag.id))
  const bagIds = [...new Set(print.bagIds ?? known)]
  const stranger = bagIds.findIndex((id) => !known.has(id))
  if (stranger >= 0) throw new Invalid(`bagIds/${stranger}`, 'This bag is not of this day.')
  if (bagIds.length === 0) throw new Invalid('bagIds', 'There is no bag on this day.')
  const before = await listPrintedBagIds(tx, day, bagIds)
  const logged = {
    id: newId(),
    bagIds,
    reprintedCount: before.length,
    why: print.why,
    printedAt: print.at,
    printedBy: print.by,
  }
  await insertLabelPrint(tx, day, logged)
  return logged
}
