import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { invariant } from '#platform/refusals'
import { isPersonal } from './accounts.ts'
import { applyMovements, insertTransfers, lockKeptAccounts } from './queries.ts'
import { BalanceTooLow, CashCeilingReached } from './refusals.ts'
import { changesOf, type Transfer } from './transfer.ts'

/**
 * Posts transfers of one region together. People's balances are locked in the order of their ids
 * and never go below their floors.
 * @returns the transfers' ids, in the order given
 * @throws BalanceTooLow, CashCeilingReached
 */
export async function postTransfers(tx: Tx, transfers: readonly Transfer[]): Promise<string[]> {
  if (transfers.length === 0) return []
  const regionId = transfers[0]!.regionId
  invariant(
    transfers.every((transfer) => transfer.regionId === regionId && transfer.amountMinor > 0),
    'transfers posted together are of one region and above zero',
  )
  const changes = changesOf(transfers)
  const kept = await lockKeptAccounts(tx, regionId, [...changes.keys()])
  const open = new Set(kept.map((account) => account.id))
  for (const id of changes.keys()) {
    // Nothing would keep its balance: the money would be on its way to nobody.
    invariant(open.has(id) || !isPersonal(id), `the account ${id.split(':')[0]} is open`)
  }
  for (const account of kept) {
    const after = account.balanceMinor + changes.get(account.id)!
    if (after >= account.floorMinor) continue
    if (account.id.startsWith('cash:')) throw new CashCeilingReached(-account.floorMinor)
    throw new BalanceTooLow(account.id, account.floorMinor - after)
  }
  await applyMovements(
    tx,
    regionId,
    kept.map((account) => ({ id: account.id, changeMinor: changes.get(account.id)! })),
  )
  const rows = transfers.map((transfer) => ({ ...transfer, id: newId() }))
  await insertTransfers(tx, rows)
  return rows.map((row) => row.id)
}
