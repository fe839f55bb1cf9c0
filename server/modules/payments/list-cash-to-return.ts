import { balancesOf } from '#ledger'
import type { Queryable } from '#platform/db'
import { listCashRefundsOf } from './queries/refunds.ts'
import { shownRefund } from './shown.ts'

/**
 * Cash that a person took and has to hand back, oldest first, with what its holder still has of the
 * operator's cash by the books: below zero where they laid some out already.
 */
export async function listCashToReturn(db: Queryable, regionId: string, personId: string) {
  const refunds = await listCashRefundsOf(db, regionId, personId)
  const accounts = [...new Set(refunds.map(({ accountId }) => accountId))]
  const balances = await balancesOf(db, regionId, accounts)
  return refunds.map((refund) => ({
    ...shownRefund(refund),
    // 0 - 0 is 0, where -0 would be written as such.
    heldMinor: 0 - (balances.get(refund.accountId) ?? 0),
  }))
}
