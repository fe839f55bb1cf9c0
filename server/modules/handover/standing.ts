import { type Order, stateOf } from '#ordering'
import type { DoorDelivery } from './queries/door-deliveries.ts'
import type { Handover } from './queries/handovers.ts'
import type { Pickup } from './queries/pickups.ts'

/** An order at its pickup point, locked, with all that says whether it may be handed over. */
export interface OrderAtPoint {
  order: Order
  pickup: Pickup
  /** Whether goods of its community have arrived. */
  isArrived: boolean
  /** Whether all of it lies at its point and may be fetched. */
  isReady: boolean
  /** What must be paid in cash with it. */
  cashOpenMinor: number
  /** The handover in force. */
  handover: Handover | null
  doorDelivery: DoorDelivery | null
}

export type Standing =
  | 'ready'
  | 'handed'
  | 'returned'
  | 'cancelled'
  | 'expired'
  | 'refunded'
  | 'lacking'
  | 'awaiting_payment'
  | 'not-arrived'
  | 'not-ready'
  | 'to-the-door'

/** Whether an order may be handed over at its pickup point now, or why not. Pure. */
export function standingOf(one: Omit<OrderAtPoint, 'cashOpenMinor'>): Standing {
  const { order, pickup, handover, doorDelivery } = one
  if (handover !== null) return 'handed'
  if (pickup.returnedAt !== null) return 'returned'
  const state = stateOf(order)
  if (state === 'collected') return 'handed'
  if (state === 'lacking') return 'refunded'
  if (state !== 'placed') return state
  if (order.totalMinor > 0 && order.reducedMinor >= order.totalMinor) return 'refunded'
  if (!one.isArrived) return 'not-arrived'
  if (!one.isReady) return 'not-ready'
  if (doorDelivery !== null && doorDelivery.doneAt === null) return 'to-the-door'
  return 'ready'
}
