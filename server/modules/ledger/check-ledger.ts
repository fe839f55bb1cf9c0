import type { Queryable } from '#platform/db'
import {
  countTransfers,
  findWrongBalances,
  findWrongEscrows,
  findWrongFloors,
  findWrongRollups,
  type LedgerFault,
} from './check-queries.ts'

export type { LedgerFault }

/**
 * Proves the books from the transfers alone: kept balances equal their sums, none is below its
 * floor, each order's escrow is what was paid less what was given back, at most what is due, and
 * zero once it ended or closed, when the same stands in the revenue; and the rolled-up days agree.
 * @returns what was looked at, and at most 100 faults of each kind
 */
export async function checkLedger(
  db: Queryable,
): Promise<{ transfers: number; accounts: number; faults: LedgerFault[] }> {
  const faults = [
    ...(await findWrongBalances(db)),
    ...(await findWrongFloors(db)),
    ...(await findWrongEscrows(db)),
    ...(await findWrongRollups(db)),
  ]
  return { ...(await countTransfers(db)), faults }
}
