import { BANK, findBalance, openAccounts, operatorAccount, postTransfers } from '#ledger'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type CashHolder, cashAccountOf } from './cash-holder.ts'
import { insertCashPayIn } from './queries/cash.ts'
import { CashDiffers } from './refusals.ts'

export interface CashPayIn {
  regionId: string
  holder: CashHolder
  amountMinor: number
  /** What proves it: the slip of the bank, the receipt of the office. */
  proof: string
  by: string
  at: Date
}

/**
 * A leader or station brings in cash it held, and owes so much less.
 * @returns what is still owed, in minor units
 * @throws CashDiffers when it is more than is owed
 */
export async function payInCash(tx: Tx, payIn: CashPayIn): Promise<{ owedMinor: number }> {
  const { regionId, amountMinor, by, at } = payIn
  const accountId = cashAccountOf(payIn.holder)
  const { currency } = await getRegion(tx, regionId)
  const owedMinor = -((await findBalance(tx, regionId, accountId)) ?? 0)
  if (amountMinor > owedMinor) throw new CashDiffers(owedMinor)
  await openAccounts(tx, [operatorAccount(regionId, BANK, currency)])
  const id = newId()
  await insertCashPayIn(tx, {
    regionId,
    id,
    accountId,
    amountMinor,
    proof: payIn.proof,
    receivedBy: by,
    receivedAt: at,
  })
  await postTransfers(tx, [
    {
      regionId,
      debitAccount: BANK,
      creditAccount: accountId,
      amountMinor,
      code: 'cash-paid-in',
      subjectId: id,
      actorId: by,
      occurredAt: at,
    },
  ])
  // Two at once both saw the whole debt; posting made them wait for each other.
  const left = -(await findBalance(tx, regionId, accountId))!
  if (left < 0) throw new CashDiffers(left + amountMinor)
  return { owedMinor: left }
}
