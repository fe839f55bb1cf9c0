import {
  BANK,
  balancesOf,
  CASH_DIFFERENCES,
  openAccounts,
  operatorAccount,
  postTransfers,
} from '#ledger'
import { checkOwnPictures } from '#media'
import { cashAccountOf, payInCash } from '#payments'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { AlreadyExists } from '#platform/refusals'
import { type HolderName, holderOf, refuseHolder } from './cash-holder.ts'
import {
  type CashDeposit,
  insertDeposit,
  lockDeposit,
  lockHolder,
  updateWriteOff,
} from './queries/deposits.ts'
import { AlreadyWrittenOff, NotShort, SecondPersonNeeded } from './refusals.ts'

export interface DepositWish extends HolderName {
  regionId: string
  countedMinor: number
  slip: string
  pictureId: string | null
  by: string
  at: Date
}

/**
 * Finance counts the cash that a leader or station brought in. What is short stays owed; what is
 * over is kept apart as a difference.
 * @throws NotFound, Invalid for a picture of another's, AlreadyExists for a slip that was brought in before
 */
export async function depositCash(tx: Tx, wish: DepositWish): Promise<CashDeposit> {
  const { regionId, holderKind, holderId, countedMinor, by, at } = wish
  await refuseHolder(tx, wish)
  const pictureIds = wish.pictureId === null ? [] : [wish.pictureId]
  await checkOwnPictures(tx, { regionId, personId: by, purpose: 'proof', pictureIds })
  await lockHolder(tx, regionId, holderId)
  const account = cashAccountOf(holderOf(wish))
  const owedMinor = Math.max(0, -((await balancesOf(tx, regionId, [account])).get(account) ?? 0))
  const deposit = {
    id: newId(),
    holderKind,
    holderId,
    owedMinor,
    countedMinor,
    differenceMinor: countedMinor - owedMinor,
    slip: wish.slip,
    pictureId: wish.pictureId,
    countedBy: by,
    countedAt: at,
  }
  if (!(await insertDeposit(tx, regionId, deposit))) throw new AlreadyExists('slip')
  const amountMinor = Math.min(owedMinor, countedMinor)
  if (amountMinor > 0) {
    await payInCash(tx, { regionId, holder: holderOf(wish), amountMinor, proof: wish.slip, by, at })
  }
  await postOver(tx, regionId, deposit, { by, at })
  await announce(tx, {
    regionId,
    type: 'cash.paid-in',
    subjectKind: 'cash-deposit',
    subjectId: deposit.id,
    body: {
      holder: { kind: holderKind, id: holderId },
      amountMinor: countedMinor,
      differenceMinor: deposit.differenceMinor,
    },
    actorId: by,
    occurredAt: at,
  })
  return { ...deposit, writtenOffMinor: null, writtenOffAt: null, writtenOffWhy: null }
}

async function postOver(
  tx: Tx,
  regionId: string,
  { id, differenceMinor }: { id: string; differenceMinor: number },
  { by, at }: { by: string; at: Date },
): Promise<void> {
  if (differenceMinor <= 0) return
  const { currency } = await getRegion(tx, regionId)
  await openAccounts(
    tx,
    [BANK, CASH_DIFFERENCES].map((account) => operatorAccount(regionId, account, currency)),
  )
  await postTransfers(tx, [
    {
      regionId,
      debitAccount: BANK,
      creditAccount: CASH_DIFFERENCES,
      amountMinor: differenceMinor,
      code: 'cash-over',
      subjectId: id,
      actorId: by,
      occurredAt: at,
    },
  ])
}

/**
 * Finance no longer asks a holder for what a deposit was short of, as far as it is still owed. Not
 * the holder themselves, and not the one who counted.
 * @throws NotFound, NotShort, AlreadyWrittenOff, SecondPersonNeeded
 */
export async function writeOffShortage(
  tx: Tx,
  writeOff: { regionId: string; depositId: string; why: string; by: string; at: Date },
): Promise<CashDeposit> {
  const { regionId, depositId, why, by, at } = writeOff
  const deposit = await lockDeposit(tx, regionId, depositId)
  if (deposit.writtenOffMinor !== null) throw new AlreadyWrittenOff()
  if (deposit.countedBy === by) throw new SecondPersonNeeded('requester')
  await refuseHolder(tx, { ...deposit, regionId, by })
  await lockHolder(tx, regionId, deposit.holderId)
  const account = cashAccountOf(holderOf(deposit))
  const owedMinor = -((await balancesOf(tx, regionId, [account])).get(account) ?? 0)
  const amountMinor = Math.min(-deposit.differenceMinor, owedMinor)
  if (amountMinor <= 0) throw new NotShort()
  await updateWriteOff(tx, regionId, depositId, { amountMinor, why, by, at })
  const { currency } = await getRegion(tx, regionId)
  await openAccounts(tx, [operatorAccount(regionId, CASH_DIFFERENCES, currency)])
  await postTransfers(tx, [
    {
      regionId,
      debitAccount: CASH_DIFFERENCES,
      creditAccount: account,
      amountMinor,
      code: 'cash-written-off',
      subjectId: depositId,
      actorId: by,
      occurredAt: at,
    },
  ])
  return {
    ...deposit,
    writtenOffMinor: amountMinor,
    writtenOffAt: at,
    writtenOffWhy: why,
  }
}
