import { findBalance } from '#ledger'
import { cashAccountOf } from '#payments'
import type { Tx } from '#platform/db'

/** Why a leader cannot leave yet, for a person to read: cash of the operator, or laid out for it. */
export async function reasonLeaderOwes(
  tx: Tx,
  regionId: string,
  leaderId: string,
): Promise<string | null> {
  const balanceMinor = await findBalance(tx, regionId, cashAccountOf({ leaderId }))
  if (balanceMinor === null || balanceMinor === 0) return null
  return balanceMinor < 0
    ? 'Cash of the operator that is still to be paid in.'
    : 'Cash laid out that is still to be paid back.'
}
