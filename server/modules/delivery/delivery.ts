/** Goods of a community as they arrived once. */
export interface Delivery {
  id: string
  communityId: string
  pickupDate: string
  /** The point where they wait. */
  stationId: string
  warehouseId: string
  /** Null where they were sorted at the point itself. */
  loadId: string | null
  arrivedAt: Date
  confirmBy: Date
  confirmedAt: Date | null
  /** Null where silence confirmed. */
  confirmedBy: string | null
}

export interface DeliveredOrder {
  deliveryId: string
  orderId: string
  residentId: string | null
  shortNumber: number
  bagIds: string[]
  lineNumbers: number[]
  bagCount: number
  coldBagCount: number
  readyAt: Date | null
}
