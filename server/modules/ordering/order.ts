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
