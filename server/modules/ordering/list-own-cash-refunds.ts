import { listCashToReturn } from '#payments'
import type { Queryable } from '#platform/db'
import { listResidentsByIds } from '#residents'
import { listOrdersByIds } from './queries/orders.ts'

/** Cash that a person took and has to hand back, each with the order and the name it is for. */
export async function listOwnCashRefunds(db: Queryable, regionId: string, personId: string) {
  const refunds = await listCashToReturn(db, regionId, personId)
  const orders = await listOrdersByIds(
    db,
    regionId,
    refunds.flatMap(({ orderId }) => orderId ?? []),
  )
  const residentIds = [...new Set(orders.flatMap(({ residentId }) => residentId ?? []))]
  const residents = await listResidentsByIds(db, regionId, residentIds)
  const names = new Map(residents.map(({ id, name }) => [id, name]))
  const shown = new Map(
    orders.map(({ id, number, shortNumber, pickupDate, residentId }) => [
      id,
      { number, shortNumber, pickupDate, residentName: names.get(residentId ?? '') ?? null },
    ]),
  )
  return refunds.map((refund) => ({ ...refund, order: shown.get(refund.orderId ?? '') ?? null }))
}
