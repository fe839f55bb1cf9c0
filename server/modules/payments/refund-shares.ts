/** What one payment has paid for an order, and what of it is on its way back already. */
export interface PaidPart {
  paymentId: string
  provider: string
  paidMinor: number
  refundedMinor: number
}

export interface RefundShare {
  paymentId: string
  amountMinor: number
}

// What comes back at once comes first; cash, for which somebody must walk, comes last.
const rank = (provider: string): number => (provider === 'wallet' ? 0 : provider === 'cash' ? 2 : 1)

/** What can still be given back, in minor units. */
export const refundableMinor = (parts: readonly PaidPart[]): number =>
  parts.reduce((sum, part) => sum + part.paidMinor - part.refundedMinor, 0)

/**
 * Spreads a refund over the payments of an order: wallet, then online, then cash, each up to what
 * it has left, so that a payment never gives back more than it took.
 * @returns shares that sum to the amount, or null when more is asked than is left
 */
export function spreadRefund(
  amountMinor: number,
  parts: readonly PaidPart[],
): RefundShare[] | null {
  if (amountMinor > refundableMinor(parts)) return null
  const inOrder = [...parts].sort(
    (a, b) => rank(a.provider) - rank(b.provider) || (a.paymentId < b.paymentId ? -1 : 1),
  )
  const shares: RefundShare[] = []
  let left = amountMinor
  for (const part of inOrder) {
    const share = Math.min(left, part.paidMinor - part.refundedMinor)
    if (share > 0) shares.push({ paymentId: part.paymentId, amountMinor: share })
    left -= share
  }
  return shares
}
