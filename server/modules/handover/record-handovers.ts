import { closeOrders, takeCashForOrder } from '#ordering'
import { type CashHolder, cashAccountOf } from '#payments'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type HandoverMethod, insertHandovers, type NewHandover } from './queries/handovers.ts'
import { markHanded } from './queries/pickups.ts'
import type { OrderAtPoint } from './standing.ts'

/** One order that goes to its people now, or went when a phone was offline. */
export interface Giving {
  at: OrderAtPoint
  method: HandoverMethod
  codeId: string | null
  doorDeliveryId?: string | null
  pictureId?: string | null
  handedAt: Date
  /** Taken with it: just what is open on the order. */
  cashMinor: number
  bagCount: number
}

export interface GivenBy {
  regionId: string
  by: string
  /** Who holds the cash that is taken. */
  holder: CashHolder
  why: 'collected' | 'delivered'
  /** They went where nobody could be asked, and their cash with them. */
  isPast?: boolean
  deviceId: string | null
  at: Date
}

/** Writes handovers of orders that are locked and ready: cash in, orders closed, bags given. */
export async function recordHandovers(
  tx: Tx,
  givings: readonly Giving[],
  { regionId, by, holder, why, isPast, deviceId, at }: GivenBy,
): Promise<NewHandover[]> {
  if (givings.length === 0) return []
  const orderIds = givings.map((giving) => giving.at.order.id)
  for (const { at: point, cashMinor: amountMinor } of givings) {
    if (amountMinor === 0) continue
    const { id: orderId } = point.order
    await takeCashForOrder(tx, { regionId, orderId, amountMinor, holder, by, at, isPast })
  }
  await closeOrders(tx, regionId, orderIds, { why, by, at })
  const handovers = givings.map(({ at: point, ...giving }): NewHandover => {
    const { order } = point
    return {
      id: newId(),
      orderId: order.id,
      communityId: order.communityId,
      stationId: order.stationId,
      pickupDate: order.pickupDate,
      residentId: order.residentId,
      method: giving.method,
      why,
      codeId: giving.codeId,
      doorDeliveryId: giving.doorDeliveryId ?? null,
      pictureId: giving.pictureId ?? null,
      handedBy: by,
      handedAt: giving.handedAt,
      recordedAt: at,
      deviceId,
      bagCount: giving.bagCount,
      cashMinor: giving.cashMinor,
      cashAccountId: giving.cashMinor === 0 ? null : cashAccountOf(holder),
    }
  })
  await insertHandovers(tx, regionId, handovers)
  await markHanded(tx, regionId, orderIds, at)
  return handovers
}
