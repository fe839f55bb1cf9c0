import { priceOfGrams, timesQuantity } from '#platform/money'

/** What is asked of a supplier for a pickup date. Quantities are pieces, or grams where weighed. */
export interface PurchaseOrderLine {
  skuId: string
  /** The pooled line it was made for; null where a buyer added it. */
  poolLineId: string | null
  quantity: number
  /** Per piece, or per kg where weighed. */
  costMinor: number
  isWeighed: boolean
  caseSize: number
  lotRule: 'required' | 'optional'
  /** What the supplier said it brings; null before it said anything. */
  confirmedQuantity: number | null
  /** Why the supplier brings less, in its own words. */
  cutWhy: string | null
  /** Asked of a second source instead. */
  passedQuantity: number
  shippedQuantity: number
  /** Taken in; what was refused came beside it. */
  receivedQuantity: number
  refusedQuantity: number
}

export interface PurchaseOrder {
  id: string
  number: string
  supplierId: string
  stationId: string
  pickupDate: string
  poolId: string | null
  secondSourceOf: string | null
  version: number
  createdAt: Date
  holdUntil: Date
  sentAt: Date | null
  answerBy: Date | null
  escalatedAt: Date | null
  confirmedAt: Date | null
  declinedAt: Date | null
  declinedWhy: string | null
  cancelledAt: Date | null
  cancelledWhy: string | null
  shippedAt: Date | null
  closedAt: Date | null
}

export interface PurchaseOrderWithLines extends PurchaseOrder {
  lines: PurchaseOrderLine[]
}

export const ORDER_STATES = [
  'held',
  'sent',
  'escalated',
  'confirmed',
  'declined',
  'shipped',
  'closed',
  'cancelled',
] as const

export type PurchaseOrderState = (typeof ORDER_STATES)[number]

/** Where a purchase order stands; the SQL of queries/purchase-orders.ts says the same. */
export function stateOf(order: PurchaseOrder): PurchaseOrderState {
  if (order.cancelledAt !== null) return 'cancelled'
  if (order.declinedAt !== null) return 'declined'
  if (order.closedAt !== null) return 'closed'
  if (order.shippedAt !== null) return 'shipped'
  if (order.confirmedAt !== null) return 'confirmed'
  if (order.escalatedAt !== null) return 'escalated'
  return order.sentAt === null ? 'held' : 'sent'
}

/** What is still expected of a line, what came of it included. */
export function expectedOf(
  order: Pick<PurchaseOrder, 'declinedAt' | 'cancelledAt'>,
  line: Pick<PurchaseOrderLine, 'quantity' | 'confirmedQuantity' | 'passedQuantity'>,
): number {
  if (order.declinedAt !== null || order.cancelledAt !== null) return 0
  const unpassed = line.quantity - line.passedQuantity
  return Math.min(line.confirmedQuantity ?? unpassed, unpassed)
}

/** What goods of a line cost in minor units. */
export const costOfGoods = (
  line: Pick<PurchaseOrderLine, 'costMinor' | 'isWeighed'>,
  quantity: number,
): number =>
  line.isWeighed ? priceOfGrams(line.costMinor, quantity) : timesQuantity(line.costMinor, quantity)
