import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { invariant } from '#platform/refusals'
import { isPersonal } from './accounts.ts'
import { applyMovements, insertTransfers, lockKeptAccounts } from './queries.ts'
import { BalanceTooLow, CashCeilingReached } from './refusals.ts'

/** Money moved from one account to another: balanced by being one row. */
export interface Transfer {
  regionId: string
  debitAccount: string
  creditAccount: string
  /** Above zero. */
  amountMinor: number
  /** What kind of movement: order-paid, order-refunded, wallet-deposit … */
  code: string
  orderId?: string | null
  subjectId?: string | null
  actorId?: string | null
  occurredAt: Date
}

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

/** What each account gains (credits) or loses (debits). */
export function changesOf(transfers: readonly Transfer[]): Map<string, number> {
  const changes = new Map<string, number>()
  for (const { debitAccount, creditAccount, amountMinor } of transfers) {
    changes.set(debitAccount, (changes.get(debitAccount) ?? 0) - amountMinor)
    changes.set(creditAccount, (changes.get(creditAccount) ?? 0) + amountMinor)
  }
  return changes
}
