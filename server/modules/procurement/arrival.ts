import type { ScannedLine } from './resolve-scans.ts'

/** Goods that came to a warehouse, as its people write them down. */
export interface Arrival {
  regionId: string
  stationId: string
  pickupDate: string
  purchaseOrderId: string | null
  shipmentId: string | null
  /** Whose goods came without an order; null where nobody knows. */
  supplierId: string | null
  /** Why goods are taken in that were not ordered. */
  why: string | null
  lines: readonly ScannedLine[]
  by: string
  at: Date
}
