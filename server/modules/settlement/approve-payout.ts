import { listLeadersByIds } from '#leaders'
import { type Caller, mayIn } from '#platform/access'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { announcementOf } from './open-payouts.ts'
import { type Payout, stateOf } from './payout.ts'
import { findPayee } from './queries/payees.ts'
import { getPayout, lockPayout, markApproved } from './queries/payouts.ts'
import { PayoutNotOpen, SecondPersonNeeded } from './refusals.ts'

export interface Approval {
  regionId: string
  payoutId: string
  caller: Caller
  at: Date
}

/**
 * A second person says that a payout may go to the bank.
 * @throws NotFound, PayoutNotOpen, SecondPersonNeeded
 */
export async function approvePayout(tx: Tx, approval: Approval): Promise<Payout> {
  const { regionId, payoutId, caller, at } = approval
  const payout = await lockPayout(tx, regionId, payoutId)
  const state = stateOf(payout)
  if (state !== 'requested') throw new PayoutNotOpen(state)
  await refuseOwnHand(tx, regionId, payout, caller)
  const approved = { by: caller.personId, at }
  await markApproved(tx, regionId, payoutId, approved)
  await announce(tx, announcementOf(regionId, 'payout.approved', payout, approved))
  return getPayout(tx, regionId, payoutId)
}

async function refuseOwnHand(
  tx: Tx,
  regionId: string,
  payout: Payout,
  caller: Caller,
): Promise<void> {
  const { payeeKind: kind, payeeId: id } = payout
  if (payout.requestedBy === caller.personId) throw new SecondPersonNeeded('requester')
  if (await isPayee(tx, regionId, payout, caller)) throw new SecondPersonNeeded('payee')
  const payee = await findPayee(tx, { regionId, kind, id })
  if (payee?.bankSetBy === caller.personId) throw new SecondPersonNeeded('account-setter')
}

async function isPayee(
  tx: Tx,
  regionId: string,
  { payeeKind, payeeId }: Payout,
  caller: Caller,
): Promise<boolean> {
  if (payeeKind === 'courier') return payeeId === caller.personId
  if (payeeKind === 'supplier') {
    const own = caller.grants.filter((grant) => grant.supplierId === payeeId)
    return mayIn({ ...caller, grants: own }, ['supplier'], { regionId, supplierId: payeeId })
  }
  const [leader] = await listLeadersByIds(tx, regionId, [payeeId])
  return leader?.personId === caller.personId
}
