import { ESCROW, postTransfers } from '#ledger'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { lockPaymentsOf } from './lock-payments-of.ts'
import { capturedOf, refundableOf } from './queries/captured.ts'
import { type CashReceipt, findCashReceipt, undoCashReceipt } from './queries/cash.ts'
import { CashMovedOn } from './refusals.ts'

/**
 * Hands cash back that was taken for an order whose goods did not go out after all: the mirror of
 * takeCash. Its holder owes it no more, and the payment waits for its cash again.
 * @returns the receipt that is void now; null when no cash was taken
 * @throws CashMovedOn when some of the order's money went back another way since
 */
export async function untakeCash(
  tx: Tx,
  untaken: { regionId: string; orderId: string; by: string; at: Date },
): Promise<CashReceipt | null> {
  const { regionId, orderId, by, at } = untaken
  await lockPaymentsOf(tx, regionId, [orderId])
  const receipt = await findCashReceipt(tx, regionId, orderId)
  if (receipt === null) return null
  const captured = (await capturedOf(tx, regionId, [orderId])).get(orderId) ?? 0
  const left = (await refundableOf(tx, regionId, [orderId])).get(orderId) ?? 0
  if (left < captured) throw new CashMovedOn(orderId)
  const { amountMinor, accountId, paymentId } = receipt
  await undoCashReceipt(tx, receipt, { by, at })
  await postTransfers(tx, [
    {
      regionId,
      debitAccount: ESCROW,
      creditAccount: accountId,
      amountMinor,
      code: 'cash-handed-back',
      orderId,
      subjectId: paymentId,
      actorId: by,
      occurredAt: at,
    },
  ])
  await announce(tx, {
    regionId,
    type: 'payment.undone',
    subjectKind: 'payment',
    subjectId: paymentId,
    body: { paymentId, amountMinor, orderIds: [orderId] },
    actorId: by,
    occurredAt: at,
  })
  return receipt
}
