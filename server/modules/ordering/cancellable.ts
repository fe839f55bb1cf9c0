import type { OrderMarks } from './order.ts'

/**
 * Why an order cannot be cancelled any more, as a sentence for the person; null when it can. After
 * the cutoff goods are bought for it: then it takes a claim.
 */
export function reasonNotCancellable(order: OrderMarks, cutoffAt: Date, at: Date): string | null {
  if (order.cancelledAt !== null) return 'This order is cancelled already.'
  if (order.expiredAt !== null) return 'This order has expired.'
  if (at >= cutoffAt) return 'The cutoff is over: the goods are being bought. Ask for help instead.'
  return null
}
