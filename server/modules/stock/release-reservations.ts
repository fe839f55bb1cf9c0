import type { Tx } from '#platform/db'
import {
  addToReserved,
  lockReservations,
  markLinesReleased,
  markReleased,
  type Reservation,
} from './queries/reservations.ts'
import { lockTotals } from './queries/totals.ts'

/**
 * Gives back what orders hold at stations: cancelled, expired, or on its way out as sold. What was
 * given back before is not given back again, so that a second call changes nothing.
 */
export async function releaseReservations(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<void> {
  if (orderIds.length === 0) return
  const held = await lockReservations(tx, regionId, orderIds)
  if (held.length === 0) return
  await lockTotals(tx, regionId, held)
  await addToReserved(tx, regionId, held, -1)
  await markReleased(tx, regionId, orderIds)
}

/** The same for single lines of orders that go on without them. */
export async function releaseLineReservations(
  tx: Tx,
  regionId: string,
  lines: readonly Pick<Reservation, 'orderId' | 'lineNumber'>[],
): Promise<void> {
  if (lines.length === 0) return
  const keyOf = (line: Pick<Reservation, 'orderId' | 'lineNumber'>) =>
    `${line.orderId}/${line.lineNumber}`
  const going = new Set(lines.map(keyOf))
  const orderIds = [...new Set(lines.map((line) => line.orderId))]
  const held = (await lockReservations(tx, regionId, orderIds)).filter((row) =>
    going.has(keyOf(row)),
  )
  if (held.length === 0) return
  await lockTotals(tx, regionId, held)
  await addToReserved(tx, regionId, held, -1)
  await markLinesReleased(tx, regionId, held)
}
