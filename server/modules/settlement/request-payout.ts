import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { openPayouts } from './open-payouts.ts'
import type { Payee } from './payee.ts'
import type { Payout } from './payout.ts'
import { lockPayees } from './queries/payees.ts'
import { NoBankAccount } from './refusals.ts'

export interface PayoutRequest {
  payee: Payee
  amountMinor: number
  by: string
  at: Date
}

/**
 * Asks for a part of what a payee has available.
 * @throws NoBankAccount, PayoutTooLarge
 */
export async function requestPayout(tx: Tx, request: PayoutRequest): Promise<Payout> {
  const { payee, amountMinor, by, at } = request
  const { regionId, kind, id } = payee
  const region = await getRegion(tx, regionId)
  const locked = await lockPayees(tx, regionId, kind, [id])
  if (locked.get(id)!.bankSealed === null) throw new NoBankAccount()
  const [payout] = await openPayouts(tx, region, kind, [{ payeeId: id, amountMinor }], { by, at })
  return payout!
}
