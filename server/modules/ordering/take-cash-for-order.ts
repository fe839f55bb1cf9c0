import { CashDiffers, type CashHolder, capturedOf, hasCashReceipt, takeCash } from '#payments'
import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { lockWithPayments } from './lock-with-payments.ts'
import { dueOf, isEnded } from './order.ts'
import { NothingToPay } from './refusals.ts'

export interface OrderCash {
  regionId: string
  orderId: string
  /** Just what is open on the order. */
  amountMinor: number
  holder: CashHolder
  by: string
  at: Date
  /** It was taken where nobody could be asked: no ceiling refuses it any more. */
  isPast?: boolean
}

/**
 * Takes the cash that is open on an order, once: confirmed again by the same holder it changes
 * nothing. What was paid another way meanwhile is not taken again.
 * @throws NothingToPay, CashDiffers, CashAlreadyTaken, CashCeilingReached
 */
export async function takeCashForOrder(tx: Tx, taken: OrderCash): Promise<void> {
  const { regionId, orderId } = taken
  const [order] = await lockWithPayments(tx, regionId, [orderId])
  if (order === undefined) throw new NotFound('order')
  const { communityId, residentId: payerResidentId } = order
  if (!(await hasCashReceipt(tx, regionId, orderId))) {
    if (isEnded(order) || order.paidAt !== null) throw new NothingToPay(orderId)
    const capturedMinor = (await capturedOf(tx, regionId, [orderId])).get(orderId) ?? 0
    const openMinor = dueOf(order) - capturedMinor
    if (taken.amountMinor !== openMinor) throw new CashDiffers(openMinor)
  }
  await takeCash(tx, { ...taken, communityId, payerResidentId })
}
