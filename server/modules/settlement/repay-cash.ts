import { BANK, balancesOf, openAccounts, operatorAccount, postTransfers } from '#ledger'
import { checkOwnPictures } from '#media'
import { cashAccountOf } from '#payments'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { AlreadyExists } from '#platform/refusals'
import { type HolderName, holderOf, refuseHolder } from './cash-holder.ts'
import { lockHolder } from './queries/deposits.ts'
import { type CashRepayment, insertRepayment } from './queries/repayments.ts'
import { NotLaidOut } from './refusals.ts'

export interface RepaymentWish extends HolderName {
  regionId: string
  amountMinor: number
  /** Number of the receipt that the holder signed. */
  slip: string
  pictureId: string | null
  by: string
  at: Date
}

/**
 * Finance pays back what a holder laid out: cash they handed back that they no longer held. It is
 * never more than is laid out then; what comes in meanwhile makes up for it first.
 * @throws NotFound, NotLaidOut, SecondPersonNeeded, Invalid for a picture of another's,
 *   AlreadyExists for a receipt that was paid before
 */
export async function repayCash(tx: Tx, wish: RepaymentWish): Promise<CashRepayment> {
  const { regionId, holderKind, holderId, amountMinor, slip, pictureId, by, at } = wish
  await refuseHolder(tx, wish)
  const pictureIds = pictureId === null ? [] : [pictureId]
  await checkOwnPictures(tx, { regionId, personId: by, purpose: 'proof', pictureIds })
  await lockHolder(tx, regionId, holderId)
  const repayment = {
    id: newId(),
    holderKind,
    holderId,
    amountMinor,
    slip,
    pictureId,
    paidBy: by,
    paidAt: at,
  }
  if (!(await insertRepayment(tx, regionId, repayment))) throw new AlreadyExists('slip')
  await post(tx, wish, repayment.id)
  await announce(tx, {
    regionId,
    type: 'cash.repaid',
    subjectKind: 'cash-repayment',
    subjectId: repayment.id,
    body: { holder: { kind: holderKind, id: holderId }, amountMinor },
    actorId: by,
    occurredAt: at,
  })
  return repayment
}

async function post(tx: Tx, wish: RepaymentWish, subjectId: string): Promise<void> {
  const { regionId, amountMinor, by, at } = wish
  const account = cashAccountOf(holderOf(wish))
  const balanceOf = async () => (await balancesOf(tx, regionId, [account])).get(account) ?? 0
  const laidOutMinor = await balanceOf()
  if (amountMinor > laidOutMinor) throw new NotLaidOut(laidOutMinor)
  const { currency } = await getRegion(tx, regionId)
  await openAccounts(tx, [operatorAccount(regionId, BANK, currency)])
  await postTransfers(tx, [
    {
      regionId,
      debitAccount: account,
      creditAccount: BANK,
      amountMinor,
      code: 'cash-repaid',
      subjectId,
      actorId: by,
      occurredAt: at,
    },
  ])
  // Cash may have been taken between the look and the posting, which waited for it.
  const leftMinor = await balanceOf()
  if (leftMinor < 0) throw new NotLaidOut(leftMinor + amountMinor)
}
