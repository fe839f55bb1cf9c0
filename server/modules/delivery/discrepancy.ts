export type DiscrepancyKind = 'missing' | 'damaged' | 'surplus'
export type ReportedAs = DiscrepancyKind | 'wrong'
/** Lost on the road, or after the leader had confirmed. */
export type LossStage = 'transport' | 'leader'
export type Resolution = 'redelivered' | 'refunded' | 'returned' | 'written-off'

/** What lacks or is too much in a community; quantities are pieces, or grams where weighed. */
export interface Discrepancy {
  regionId: string
  id: string
  communityId: string
  pickupDate: string
  stationId: string
  warehouseId: string
  loadId: string | null
  kind: DiscrepancyKind
  reportedAs: ReportedAs
  skuId: string
  /** Null for what is too much. */
  orderId: string | null
  lineNumber: number | null
  bagId: string | null
  quantity: number
  /** Promised to or by redeliveries under way. */
  matchedQuantity: number
  /** Brought by those that are done. */
  redeliveredQuantity: number
  /** Refunded where it lacked; booked in or written off where it was too much. */
  settledQuantity: number
  stage: LossStage
  pictureIds: string[]
  note: string
  reportedBy: string | null
  reportedAt: Date
  resolution: Resolution | null
  resolvedAt: Date | null
  resolvedBy: string | null
  resolvedWhy: string | null
}

/** Goods brought from where they are too much, or from a station's stock, to where they lack. */
export interface Redelivery {
  regionId: string
  id: string
  pickupDate: string
  gapId: string
  /** Null where it came out of a station's stock. */
  surplusId: string | null
  skuId: string
  quantity: number
  fromStationId: string
  toStationId: string
  courierId: string | null
  createdAt: Date
  doneAt: Date | null
  doneBy: string | null
  cancelledAt: Date | null
  cancelledWhy: string | null
}

type Counted = Pick<
  Discrepancy,
  'quantity' | 'matchedQuantity' | 'redeliveredQuantity' | 'settledQuantity'
>

/** What of it nobody has promised, brought or settled. Pure. */
export const openQuantity = (one: Counted): number => unbroughtQuantity(one) - one.matchedQuantity

/** The same with what is only promised. Pure. */
export const unbroughtQuantity = (one: Counted): number =>
  one.quantity - one.redeliveredQuantity - one.settledQuantity

export const isGap = (one: Pick<Discrepancy, 'kind'>): boolean => one.kind !== 'surplus'
