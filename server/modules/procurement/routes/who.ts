import type { Caller, Place } from '#platform/access'
import { mayIn } from '#platform/access'
import type { Db } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { isDate } from '#platform/time'
import { findPurchaseOrder } from '../queries/purchase-orders.ts'

export const tag = 'procurement'

/** Who may read and do what is procurement's; suppliers are named beside, for their own. */
export const WHO = {
  buyers: { buyer: 'region', operations: 'region' },
  readers: { buyer: 'region', operations: 'region', finance: 'region', supervisor: 'region' },
  /** Who stands at the warehouse's door. */
  receivers: {
    buyer: 'region',
    operations: 'region',
    station_manager: 'station',
    station_staff: 'station',
  },
  dayReaders: {
    buyer: 'region',
    operations: 'region',
    finance: 'region',
    supervisor: 'region',
    station_manager: 'station',
    station_staff: 'station',
  },
} as const

/** Where a purchase order lies: its supplier may see it once it was sent. */
export async function placeOfOrder({
  db,
  params,
  caller,
}: {
  db: Db
  params: { region: string; purchaseOrder: string }
  caller: Caller | null
}): Promise<Place | null> {
  const order = await findPurchaseOrder(db, params.region, params.purchaseOrder)
  if (order === null) return null
  const isShown = order.sentAt !== null || isStaff(caller, params.region)
  return isShown ? { supplierId: order.supplierId } : null
}

/** Whether the caller sees orders of all suppliers of a region. */
const isStaff = (caller: Caller | null, regionId: string): boolean =>
  caller !== null &&
  mayIn(caller, ['admin', 'buyer', 'operations', 'finance', 'supervisor'], { regionId })

/** What was done to which order, by whom and when. */
export const actOf = (work: {
  params: { region: string; purchaseOrder: string }
  caller: Caller
  at: Date
}) => ({
  regionId: work.params.region,
  purchaseOrderId: work.params.purchaseOrder,
  by: work.caller.personId,
  at: work.at,
})

/** The day of a path; what is no date names no day. */
export function dayOf(params: { station: string; date: string }) {
  if (!isDate(params.date)) throw new NotFound('day')
  return { warehouseId: params.station, pickupDate: params.date }
}
