import { tell } from '#notify'
import { listOrdersByIds } from '#ordering'
import type { Tx } from '#platform/db'
import { listResidentsByIds } from '#residents'
import type { PickupCode } from './queries/codes.ts'

/** Tells residents that somebody fetched an order by a code that they gave. */
export async function tellForwardedUsed(
  tx: Tx,
  regionId: string,
  used: readonly { code: PickupCode; orderId: string }[],
): Promise<void> {
  if (used.length === 0) return
  const orders = await listOrdersByIds(
    tx,
    regionId,
    used.map((one) => one.orderId),
  )
  const orderOf = new Map(orders.map((order) => [order.id, order]))
  const residents = await listResidentsByIds(
    tx,
    regionId,
    orders.flatMap((order) => order.residentId ?? []),
  )
  const personOf = new Map(residents.map((resident) => [resident.id, resident.personId]))
  await tell(
    tx,
    used.flatMap(({ code, orderId }) => {
      const order = orderOf.get(orderId)
      const personId = personOf.get(order?.residentId ?? '') ?? code.createdBy
      if (order === undefined || personId === null) return []
      const params = { orderNumber: order.number }
      return [{ regionId, personId, template: 'handover.forwarded-used', factId: code.id, params }]
    }),
  )
}
