import { openAccounts, operatorAccount, postTransfers, WALLET_FUNDING, walletOf } from '#ledger'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { listResidentsByIds } from '#residents'
import { openWallets } from './open-wallets.ts'
import { OwnMoney, ResidentsUnknown } from './refusals.ts'

export interface Deposits {
  regionId: string
  deposits: readonly { residentId: string; amountMinor: number }[]
  reason: string
  by: string
  at: Date
}

/**
 * Puts money into residents' wallets by the operator's own hand: all or none.
 * @returns how many deposits and their sum in minor units
 * @throws ResidentsUnknown, OwnMoney
 */
export async function depositToWallets(
  tx: Tx,
  { regionId, deposits, by, at }: Deposits,
): Promise<{ deposits: number; totalMinor: number }> {
  const { currency } = await getRegion(tx, regionId)
  const ids = [...new Set(deposits.map((deposit) => deposit.residentId))]
  const residents = await listResidentsByIds(tx, regionId, ids)
  const known = new Set(residents.map((resident) => resident.id))
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length > 0) throw new ResidentsUnknown(unknown)
  if (residents.some((resident) => resident.personId === by)) throw new OwnMoney()

  await openAccounts(tx, [operatorAccount(regionId, WALLET_FUNDING, currency)])
  await openWallets(tx, regionId, currency, ids)
  await postTransfers(
    tx,
    deposits.map(({ residentId, amountMinor }) => ({
      regionId,
      debitAccount: WALLET_FUNDING,
      creditAccount: walletOf(residentId),
      amountMinor,
      code: 'wallet-deposit',
      subjectId: newId(),
      actorId: by,
      occurredAt: at,
    })),
  )
  return {
    deposits: deposits.length,
    totalMinor: deposits.reduce((sum, deposit) => sum + deposit.amountMinor, 0),
  }
}
