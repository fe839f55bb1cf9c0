import { postTransfers, walletOf } from '#ledger'
import { getOrder } from '#ordering'
import { openCashAccount, openWallets } from '#payments'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { invariant, NotFound } from '#platform/refusals'
import { findResident } from '#residents'
import { type Conflict, lockConflict, markResolved, type Resolution } from './queries/conflicts.ts'
import { ConflictResolved, NoCashToGiveBack } from './refusals.ts'

export interface ConflictResolution {
  regionId: string
  conflictId: string
  resolution: Resolution
  why: string
  by: string
  at: Date
}

/**
 * Settles a conflict, once. Cash that was taken beyond what was due goes back by hand, or into the
 * resident's wallet: then whoever took it owes it.
 * @throws NotFound, ConflictResolved, NoCashToGiveBack
 */
export async function resolveConflict(tx: Tx, resolved: ConflictResolution): Promise<Conflict> {
  const { regionId, conflictId, resolution, why, by, at } = resolved
  const conflict = await lockConflict(tx, regionId, conflictId)
  if (conflict === undefined) throw new NotFound('handover conflict')
  if (conflict.resolvedAt !== null) throw new ConflictResolved()
  if (resolution !== 'settled' && conflict.cashMinor === 0) throw new NoCashToGiveBack()
  if (resolution === 'cash-credited') await creditWallet(tx, conflict, resolved)
  await markResolved(tx, regionId, conflictId, resolved)
  await announce(tx, {
    regionId,
    type: 'handover-conflict.resolved',
    subjectKind: 'handover-conflict',
    subjectId: conflictId,
    body: { orderId: conflict.orderId, resolution, cashMinor: conflict.cashMinor },
    actorId: by,
    occurredAt: at,
  })
  return { ...conflict, resolvedAt: at, resolvedBy: by, resolution, resolvedWhy: why }
}

async function creditWallet(
  tx: Tx,
  { id, orderId, cashMinor, cashAccountId, communityId }: Conflict,
  { regionId, by, at }: ConflictResolution,
): Promise<void> {
  const order = await getOrder(tx, regionId, orderId)
  const resident =
    order.residentId === null ? undefined : await findResident(tx, regionId, order.residentId)
  // A neighbour without a login has nothing to spend a wallet with: it goes back by hand.
  if (resident === undefined || resident.personId === null) throw new NoCashToGiveBack()
  invariant(cashAccountId !== null, 'cash that was taken has a holder')
  const [, kind, id2] = cashAccountId.split(':')
  const holder = kind === 'leader' ? { leaderId: id2! } : { stationId: id2! }
  await openCashAccount(tx, { regionId, holder, communityId, at }, order.currency)
  await openWallets(tx, regionId, order.currency, [resident.id])
  await postTransfers(tx, [
    {
      regionId,
      debitAccount: cashAccountId,
      creditAccount: walletOf(resident.id),
      amountMinor: cashMinor,
      code: 'cash-credited',
      orderId,
      subjectId: id,
      actorId: by,
      occurredAt: at,
    },
  ])
}
