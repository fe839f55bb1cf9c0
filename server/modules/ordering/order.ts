export type Replacement = 'yes' | 'no' | 'ask'

/** The instants that an order's state is read from. */
export interface OrderMarks {
  holdUntil: Date | null
  paidAt: Date | null
  cancelledAt: Date | null
  expiredAt: Date | null
  closedAt: Date | null
  closedWhy: ClosedWhy | null
  cashDueMinor: number
}

/**
 * collected: at the pickup point; delivered: at the door; returned: nobody fetched it; lacking:
 * nothing of it came.
 */
export const CLOSED_WHY = ['collected', 'delivered', 'returned', 'lacking'] as const
export type ClosedWhy = (typeof CLOSED_WHY)[number]

export const ORDER_STATES = [
  'awaiting_payment',
  'placed',
  'collected',
  'returned',
  'lacking',
  'cancelled',
  'expired',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** placed: paid, or its cash is due at the handover; collected: its people have it. */
export function stateOf(order: OrderMarks): OrderState {
  if (order.cancelledAt !== null) return 'cancelled'
  if (order.expiredAt !== null) return 'expired'
  if (order.closedWhy !== null) {
    return order.closedWhy === 'delivered' ? 'collected' : order.closedWhy
  }
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
