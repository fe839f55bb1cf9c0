import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { issueRefund } from './issue-refund.ts'
import { listPaymentsOf } from './queries/payments.ts'
import { listRefundsOf } from './queries/refunds.ts'
import type { Refund } from './refund.ts'
import { OwnMoney } from './refusals.ts'

export interface RefundByHand {
  regionId: string
  orderId: string
  amountMinor: number
  currency: string
  reason: string
  by: string
  at: Date
}

/**
 * Finance gives money of an order back by its own decision; never to itself. It is goodwill: what
 * the order is due to give back, then or later, is given as well.
 * @throws Invalid, OwnMoney, RefundTooLarge
 */
export async function refundByHand(tx: Tx, wanted: RefundByHand): Promise<Refund[]> {
  const { regionId, orderId } = wanted
  const { currency } = await getRegion(tx, regionId)
  if (wanted.currency !== currency) {
    throw new Invalid('currency', `Money here is in ${currency}.`)
  }
  const payments = await listPaymentsOf(tx, regionId, orderId)
  if (payments.some((payment) => payment.payerId === wanted.by)) throw new OwnMoney()
  const issued = await issueRefund(tx, { ...wanted, isGoodwill: true })
  const kept = new Map((await listRefundsOf(tx, regionId, orderId)).map((one) => [one.id, one]))
  return issued.map((refund) => kept.get(refund.id)!)
}
