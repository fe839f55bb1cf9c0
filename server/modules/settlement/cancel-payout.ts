import { postTransfers } from '#ledger'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { announcementOf, transfersOf } from './open-payouts.ts'
import { type Payout, stateOf } from './payout.ts'
import { forgetExplained } from './queries/explained.ts'
import { lockPayees } from './queries/payees.ts'
import { getPayout, lockPayout, markCancelled } from './queries/payouts.ts'
import { PayoutNotOpen } from './refusals.ts'

/**
 * Calls a payout off that is not at the bank: everything, the tax as well, goes back to its payee's
 * account.
 * @throws NotFound, PayoutNotOpen
 */
export async function cancelPayout(
  tx: Tx,
  cancellation: { regionId: string; payoutId: string; why: string; by: string; at: Date },
): Promise<Payout> {
  const { regionId, payoutId, why, by, at } = cancellation
  const found = await getPayout(tx, regionId, payoutId)
  await lockPayees(tx, regionId, found.payeeKind, [found.payeeId])
  const payout = await lockPayout(tx, regionId, payoutId)
  const state = stateOf(payout)
  if (!['requested', 'approved', 'failed'].includes(state)) throw new PayoutNotOpen(state)
  await markCancelled(tx, regionId, payoutId, { by, at, why })
  await forgetExplained(tx, regionId, payout.payeeKind, payoutId)
  await postTransfers(
    tx,
    transfersOf(regionId, payout, at).map(({ debitAccount, creditAccount, ...transfer }) => ({
      ...transfer,
      debitAccount: creditAccount,
      creditAccount: debitAccount,
      code: 'payout-cancelled',
      actorId: by,
    })),
  )
  await announce(tx, announcementOf(regionId, 'payout.cancelled', payout, { by, at }))
  return getPayout(tx, regionId, payoutId)
}
