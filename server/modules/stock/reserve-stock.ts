import type { Tx } from '#platform/db'
import type { StockShortage } from './movement.ts'
import { addToReserved, insertReservations, type Reservation } from './queries/reservations.ts'
import { lockTotals, mapStockLeft } from './queries/totals.ts'
import { NotEnoughStock } from './refusals.ts'

/**
 * Promises stock to order lines: all or none, and nothing that does not last.
 * @param reservations quantities in pieces, or grams where weighed
 * @param lastsTo the day to which it has to last, YYYY-MM-DD; today when absent
 * @throws NotEnoughStock with what is left
 */
export async function reserveStock(
  tx: Tx,
  regionId: string,
  reservations: readonly Reservation[],
  lastsTo?: string,
): Promise<void> {
  if (reservations.length === 0) return
  await lockTotals(tx, regionId, reservations)
  const left = await mapStockLeft(tx, regionId, reservations, lastsTo)
  const shortages = shortagesOf(reservations, left)
  if (shortages.length > 0) throw new NotEnoughStock(shortages)
  await addToReserved(tx, regionId, reservations, 1)
  await insertReservations(tx, regionId, reservations)
}

function shortagesOf(
  reservations: readonly Reservation[],
  left: ReadonlyMap<string, number>,
): StockShortage[] {
  const wanted = new Map<string, StockShortage>()
  for (const { stationId, skuId, quantity } of reservations) {
    const key = `${stationId}/${skuId}`
    const before = wanted.get(key)?.wanted ?? 0
    wanted.set(key, {
      stationId,
      skuId,
      lotId: null,
      wanted: before + quantity,
      left: left.get(key) ?? 0,
    })
  }
  return [...wanted.values()].filter((one) => one.wanted > one.left)
}
