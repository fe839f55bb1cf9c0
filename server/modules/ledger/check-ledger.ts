import type { Queryable } from '#platform/db'
import {
  countTransfers,
  findWrongBalances,
  findWrongEscrows,
  findWrongFloors,
  findWrongRollups,
  type LedgerFault,
  listRegionIds,
} from './check-queries.ts'

export type { LedgerFault }

/**
 * Proves the books from the transfers alone: kept balances equal their sums, none is below its
 * floor, each order's escrow is what was paid less what was given back, at most what is due, and
 * zero once it ended or closed, when the same stands in the revenue; and the rolled-up days agree.
 * @returns what was looked at, and at most 100 faults of each kind and region
 */
export async function checkLedger(
  db: Queryable,
): Promise<{ transfers: number; accounts: number; faults: LedgerFault[] }> {
  const seen = { transfers: 0, accounts: 0, faults: [] as LedgerFault[] }
  for (const regionId of await listRegionIds(db)) {
    const { transfers, accounts } = await countTransfers(db, regionId)
    seen.transfers += transfers
    seen.accounts += accounts
    for (const find of [findWrongBalances, findWrongFloors, findWrongEscrows, findWrongRollups]) {
      seen.faults.push(...(await find(db, regionId)))
    }
  }
  return seen
}
