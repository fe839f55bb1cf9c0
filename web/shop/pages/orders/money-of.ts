import type { Order } from './use-order.ts'

/** What an order costs as it stands, in minor units. */
export const dueOf = (order: Pick<Order, 'totalMinor' | 'reducedMinor'>): number =>
  order.totalMinor - order.reducedMinor
