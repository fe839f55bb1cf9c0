import { openAccounts, operatorAccount, postTransfers, type Transfer, walletOf } from '#ledger'
import { type CashHolder, cashAccountOf, openCashAccount, openWallets } from '#payments'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import type { DoorDelivery } from './queries/door-deliveries.ts'

/** Fees of deliveries to the door, until settlement credits whoever brought the goods. */
export const DOOR_FEES = 'door-fees'

export interface FeeMove {
  regionId: string
  by: string | null
  at: Date
}

type Fee = Pick<DoorDelivery, 'id' | 'orderId' | 'communityId' | 'residentId' | 'feeMinor'>

/** The resident pays a fee from the wallet, before anyone sets out. @throws BalanceTooLow */
export async function payFeeFromWallet(tx: Tx, fee: Fee, move: FeeMove): Promise<void> {
  const { currency } = await getRegion(tx, move.regionId)
  await openWallets(tx, move.regionId, currency, [fee.residentId!])
  await post(tx, fee, move, {
    debitAccount: walletOf(fee.residentId!),
    creditAccount: DOOR_FEES,
    code: 'door-fee-paid',
  })
}

/** Fees that were paid from wallets go back there: the delivery was called off. */
export async function returnFees(tx: Tx, fees: readonly Fee[], move: FeeMove): Promise<void> {
  await postTransfers(
    tx,
    fees.map((fee) => ({
      ...transferOf(fee, move),
      debitAccount: DOOR_FEES,
      creditAccount: walletOf(fee.residentId!),
      code: 'door-fee-returned',
    })),
  )
}

/** Fees paid from wallets are those of other deliveries from now on: back and paid anew. */
export async function moveFees(
  tx: Tx,
  moved: readonly { from: Fee; to: Fee }[],
  move: FeeMove,
): Promise<void> {
  await returnFees(
    tx,
    moved.map(({ from }) => from),
    move,
  )
  await postTransfers(
    tx,
    moved.map(({ from: { feeMinor, residentId }, to }) => ({
      ...transferOf({ ...to, feeMinor }, move),
      debitAccount: walletOf(residentId!),
      creditAccount: DOOR_FEES,
      code: 'door-fee-paid',
    })),
  )
}

/** The fee is taken in cash at the door; its holder owes it. @returns the holder's account */
export async function takeFeeInCash(
  tx: Tx,
  fee: Fee,
  holder: CashHolder,
  move: FeeMove,
): Promise<string> {
  const { regionId, at } = move
  const { currency } = await getRegion(tx, regionId)
  await openCashAccount(tx, { regionId, holder, communityId: fee.communityId, at }, currency)
  const accountId = cashAccountOf(holder)
  await post(tx, fee, move, {
    debitAccount: accountId,
    creditAccount: DOOR_FEES,
    code: 'door-fee-in-cash',
  })
  return accountId
}

/** The mirror of takeFeeInCash: the handover was taken back, the cash is handed back. */
export async function untakeFeeInCash(tx: Tx, fee: DoorDelivery, move: FeeMove): Promise<void> {
  if (fee.cashAccountId === null || fee.feeMinor === 0) return
  await postTransfers(tx, [
    {
      ...transferOf(fee, move),
      debitAccount: DOOR_FEES,
      creditAccount: fee.cashAccountId,
      code: 'door-fee-handed-back',
    },
  ])
}

async function post(
  tx: Tx,
  fee: Fee,
  move: FeeMove,
  way: Pick<Transfer, 'debitAccount' | 'creditAccount' | 'code'>,
): Promise<void> {
  const { currency } = await getRegion(tx, move.regionId)
  await openAccounts(tx, [operatorAccount(move.regionId, DOOR_FEES, currency)])
  await postTransfers(tx, [{ ...transferOf(fee, move), ...way }])
}

const transferOf = (fee: Fee, { regionId, by, at }: FeeMove) => ({
  regionId,
  amountMinor: fee.feeMinor,
  orderId: fee.orderId,
  subjectId: fee.id,
  actorId: by,
  occurredAt: at,
})
