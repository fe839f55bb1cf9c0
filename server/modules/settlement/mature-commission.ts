import { COMMISSIONS, openAccounts, operatorAccount, postTransfers } from '#ledger'
import { listRegions } from '#places'
import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { accountOf, payeeAccount } from './payee.ts'
import {
  insertMaturities,
  listDueEarners,
  type Maturity,
  matureEntries,
} from './queries/maturities.ts'

const EARNERS_A_SET = 500

/**
 * Makes what was earned available once its claim window is over: per earner one transfer of the
 * sum, which may be below zero and is then carried forward.
 * @returns how many earners got theirs
 */
export async function matureCommission(tx: Tx): Promise<number> {
  const at = await businessNow(tx)
  const currencies = new Map((await listRegions(tx)).map(({ id, currency }) => [id, currency]))
  const due = await listDueEarners(tx, [...currencies.keys()], at, EARNERS_A_SET)
  if (due.length === 0) return 0
  const { regionId } = due[0]!
  const wanted = due.map((earner) => ({ ...earner, id: newId() }))
  const maturities = await matureEntries(tx, regionId, wanted, at)
  if (maturities.length === 0) return 0
  await insertMaturities(tx, regionId, maturities)
  await post(tx, regionId, currencies.get(regionId)!, maturities)
  return maturities.length
}

async function post(
  tx: Tx,
  regionId: string,
  currency: string,
  maturities: readonly Maturity[],
): Promise<void> {
  const payees = maturities.map(({ earnerKind: kind, earnerId: id }) => ({ regionId, kind, id }))
  await openAccounts(tx, [
    operatorAccount(regionId, COMMISSIONS, currency),
    ...payees.map((payee) => payeeAccount(payee, currency)),
  ])
  await postTransfers(
    tx,
    maturities
      .filter(({ amountMinor }) => amountMinor !== 0)
      .map(({ id, earnerKind: kind, earnerId, amountMinor, maturedAt }) => {
        const account = accountOf({ kind, id: earnerId })
        const isOwed = amountMinor > 0
        return {
          regionId,
          debitAccount: isOwed ? COMMISSIONS : account,
          creditAccount: isOwed ? account : COMMISSIONS,
          amountMinor: Math.abs(amountMinor),
          code: 'commission-matured',
          subjectId: id,
          occurredAt: maturedAt,
        }
      }),
  )
}
