import type { Tx } from '#platform/db'
import { decreaseReserved, decreaseTaken, type ReleasedLine } from './queries/supplies.ts'

/**
 * Gives back what cancelled or expired lines held: the offers' supply, then what the residents may
 * still take; each kind locked in id order, as the lanes do. Neither goes below zero. What a station
 * held for them is given back by stock's releaseReservations.
 * @param lines quantities in pieces, or grams where weighed; residentId null for a walk-in
 */
export async function releaseSupply(
  tx: Tx,
  regionId: string,
  lines: readonly ReleasedLine[],
): Promise<void> {
  if (lines.length === 0) return
  await decreaseReserved(tx, regionId, lines)
  const limited = lines.filter(
    (line): line is ReleasedLine & { residentId: string } => line.residentId !== null,
  )
  if (limited.length > 0) await decreaseTaken(tx, regionId, limited)
}
