import type { Tx } from '#platform/db'
import { type Account, ESCROW, operatorAccount } from './accounts.ts'
import { insertAccounts } from './queries.ts'

/**
 * Opens accounts that are not open yet; those that are stay as they are. With the first account of
 * a person the region's escrow is opened too: the lanes post to it without looking.
 */
export async function openAccounts(tx: Tx, accounts: readonly Account[]): Promise<void> {
  if (accounts.length === 0) return
  const escrows = new Map(
    accounts
      .filter((account) => account.isKept)
      .map(({ regionId, currency }) => [regionId, operatorAccount(regionId, ESCROW, currency)]),
  )
  await insertAccounts(tx, [...accounts, ...escrows.values()])
}
