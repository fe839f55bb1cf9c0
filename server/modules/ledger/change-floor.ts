import type { Tx } from '#platform/db'
import { lowerFloorBy, updateFloor } from './queries.ts'

/**
 * Changes how far below zero a kept account may go, as when a cash ceiling is set anew. Where the
 * balance is below the new floor already it stays, and nothing more may be taken.
 * @param floorMinor 0 or less
 */
export const changeFloor = (
  tx: Tx,
  account: { regionId: string; id: string; floorMinor: number },
): Promise<void> => updateFloor(tx, account)

/** Lets a kept account go as far below zero as an amount that has left it already takes it. */
export const makeRoomFor = (
  tx: Tx,
  left: { regionId: string; id: string; amountMinor: number },
): Promise<void> => lowerFloorBy(tx, left)
