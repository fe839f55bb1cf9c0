import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { localDate } from '#platform/time'
import { drawFromLots } from './draw-from-lots.ts'
import type { BookedMovement, Movement } from './movement.ts'
import { insertMovements } from './queries/movements.ts'
import { addToTotals, ensureTotals, listLotTotals, lockTotals } from './queries/totals.ts'
import { LotsExpired, NotEnoughStock } from './refusals.ts'

/**
 * Books movements of a region as one: all or none. Totals are locked in the order of their keys, as
 * the order lanes do, so lock supplies before and accounts after. What goes out without a lot is
 * taken from the lots that expire first, so that one movement may be booked as several; what is
 * past its last day is never taken for 'sold' or 'moved-out'.
 * @param movements quantities in pieces, or grams where weighed; none of them zero
 * @throws NotEnoughStock when a total would fall below what is reserved, or a lot below zero
 * @throws LotsExpired when a lot named for sale or for another station is past its last day
 */
export async function moveStock(
  tx: Tx,
  regionId: string,
  movements: readonly Movement[],
): Promise<BookedMovement[]> {
  const [first] = movements
  if (first === undefined) return []
  const { timeZone } = await getRegion(tx, regionId)
  await ensureTotals(tx, regionId, movements)
  const totals = await lockTotals(tx, regionId, movements)
  const lots = await listLotTotals(tx, regionId, movements)
  const drawn = drawFromLots(movements, totals, lots, localDate(first.occurredAt, timeZone))
  if (drawn.expiredLotIds.length > 0) throw new LotsExpired(drawn.expiredLotIds)
  if (drawn.shortages.length > 0) throw new NotEnoughStock(drawn.shortages)

  const booked = drawn.movements.map((movement) => ({ ...movement, id: newId() }))
  await insertMovements(tx, regionId, booked)
  await addToTotals(tx, regionId, booked)
  return booked
}
