export type Replacement = 'yes' | 'no' | 'ask'

/** The instants that an order's state is read from. */
export interface OrderMarks {
  holdUntil: Date | null
  paidAt: Date | null
  cancelledAt: Date | null
  expiredAt: Date | null
  cashDueMinor: number
}

export type OrderState = 'awaiting_payment' | 'placed' | 'cancelled' | 'expired'

/** placed: paid, or its cash is due at the handover. */
export function stateOf(order: OrderMarks): OrderState {
  if (order.cancelledAt !== null) return 'cancelled'
  if (order.expiredAt !== null) return 'expired'
  if (order.paidAt === null && order.holdUntil !== null) return 'awaiting_payment'
  return 'placed'
}

/** Cancelled or expired: it takes no goods and nothing is due on it. */
export const isEnded = (order: Pick<OrderMarks, 'cancelledAt' | 'expiredAt'>): boolean =>
  order.cancelledAt !== null || order.expiredAt !== null

/** What an order costs as it stands now, in minor units, paid or not. */
export const dueOf = (
  order: Pick<OrderMarks, 'cancelledAt' | 'expiredAt'> & {
    totalMinor: number
    reducedMinor: number
  },
): number => (isEnded(order) ? 0 : order.totalMinor - order.reducedMinor)

/** A line of an order, and its name in sets. */
export interface LineKey {
  orderId: string
  lineNumber: number
}

export const lineKey = ({ orderId, lineNumber }: LineKey): string => `${orderId}/${lineNumber}`
