/** Why stock moved: what a movement is booked under. */
export const MOVEMENT_REASONS = [
  'received',
  'counted',
  'adjusted',
  'written-off',
  'sold',
  'returned',
  'moved-out',
  'moved-in',
  'returned-to-supplier',
] as const

export type MovementReason = (typeof MOVEMENT_REASONS)[number]

/** One change of what lies at a station. Quantities are pieces, or grams where weighed. */
export interface Movement {
  stationId: string
  skuId: string
  /** Null: goods without a lot come in; what goes out is taken from the lots that expire first. */
  lotId: string | null
  /** Only goods without a lot: lots are left alone. */
  isLoose?: boolean
  /** Only goods that may still be sold on this day, YYYY-MM-DD; for 'sold' and 'moved-out' at least today. */
  lastsTo?: string
  /** Into the station above zero, out of it below. */
  quantity: number
  reason: MovementReason
  /** What it belongs to: an order, a receipt, a count. */
  subjectKind: string
  subjectId: string | null
  actorId: string | null
  note: string
  occurredAt: Date
}

/** A movement as it was written: of one lot, or of goods without one. */
export interface BookedMovement extends Movement {
  id: string
}

/** What lies at a station of a SKU, and what of it is promised. */
export interface StockTotal {
  stationId: string
  skuId: string
  onHand: number
  reserved: number
}

export interface LotTotal {
  stationId: string
  skuId: string
  lotId: string
  onHand: number
  expiresOn: string | null
}

/** What was asked for beyond what is there and not promised to others. */
export interface StockShortage {
  stationId: string
  skuId: string
  /** The lot that has not enough; null for the SKU as a whole. */
  lotId: string | null
  wanted: number
  left: number
}
