import type { Tx } from '#platform/db'
import { feesLeftOf } from './fees-left.ts'
import { lockWithPayments } from './lock-with-payments.ts'
import { isEnded } from './order.ts'
import { type ReductionCause, takeOff } from './take-off.ts'

/**
 * Takes the delivery fee, as line 0, off orders of a region that are not brought after all, closed
 * ones too. Orders that have ended, and fees that were taken off before, are left out.
 * @param wanted orders, with what ended each one's delivery
 */
export async function returnDeliveryFees(
  tx: Tx,
  regionId: string,
  wanted: readonly { orderId: string; causeId: string }[],
  cause: ReductionCause,
): Promise<void> {
  if (wanted.length === 0) return
  const locked = await lockWithPayments(tx, regionId, [
    ...new Set(wanted.map((one) => one.orderId)),
  ])
  const live = new Map(locked.filter((order) => !isEnded(order)).map((one) => [one.id, one]))
  const feesLeft = await feesLeftOf(tx, regionId, [...live.values()])
  const causeOf = new Map(wanted.map((one) => [one.orderId, one.causeId]))
  const reductions = [...feesLeft].map(([orderId, amountMinor]) => ({
    orderId,
    lineNumber: 0,
    causeId: causeOf.get(orderId)!,
    kind: 'claim' as const,
    quantity: 0,
    amountMinor,
  }))
  if (reductions.length === 0) return
  await takeOff(tx, regionId, { reductions, live, standings: new Map(), cause })
}
