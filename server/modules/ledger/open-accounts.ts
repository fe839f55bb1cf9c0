import type { Tx } from '#platform/db'
import type { Account } from './accounts.ts'
import { insertAccounts } from './queries.ts'

/** Opens accounts that are not open yet; those that are stay as they are. */
export async function openAccounts(tx: Tx, accounts: readonly Account[]): Promise<void> {
  if (accounts.length > 0) await insertAccounts(tx, accounts)
}
