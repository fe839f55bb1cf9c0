import type { Tx } from '#platform/db'
import type { StockShortage, StockTotal } from './movement.ts'
import { addToReserved, insertReservations, type Reservation } from './queries/reservations.ts'
import { lockTotals } from './queries/totals.ts'
import { NotEnoughStock } from './refusals.ts'

/**
 * Promises stock to order lines: all or none.
 * @param reservations quantities in pieces, or grams where weighed
 * @throws NotEnoughStock with what is left
 */
export async function reserveStock(
  tx: Tx,
  regionId: string,
  reservations: readonly Reservation[],
): Promise<void> {
  if (reservations.length === 0) return
  const shortages = shortagesOf(reservations, await lockTotals(tx, regionId, reservations))
  if (shortages.length > 0) throw new NotEnoughStock(shortages)
  await addToReserved(tx, regionId, reservations, 1)
  await insertReservations(tx, regionId, reservations)
}

function shortagesOf(
  reservations: readonly Reservation[],
  totals: readonly StockTotal[],
): StockShortage[] {
  const left = new Map(
    totals.map(({ stationId, skuId, onHand, reserved }) => [
      `${stationId}/${skuId}`,
      onHand - reserved,
    ]),
  )
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
