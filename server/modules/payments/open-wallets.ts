import { openAccounts, walletOf } from '#ledger'
import type { Tx } from '#platform/db'

/** Opens the wallets of residents that have none yet; they never go below zero. */
export function openWallets(
  tx: Tx,
  regionId: string,
  currency: string,
  residentIds: readonly string[],
): Promise<void> {
  return openAccounts(
    tx,
    // In one order always, so that two that open the same wallets never wait for each other.
    [...new Set(residentIds)].sort().map((residentId) => ({
      regionId,
      id: walletOf(residentId),
      kind: 'wallet',
      ownerId: residentId,
      currency,
      isKept: true,
      floorMinor: 0,
    })),
  )
}
