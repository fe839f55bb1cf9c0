import { releaseSupply } from '#campaigns'
import type { Tx } from '#platform/db'
import { releaseReservations } from '#stock'
import { listLinesOf, type Order } from './queries/orders.ts'

/** Gives back what orders of one region had taken: supply, limits, stock. Once, by who ended them. */
export async function releaseOrders(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
): Promise<void> {
  const orderIds = orders.map((order) => order.id)
  const residentOf = new Map(orders.map((order) => [order.id, order.residentId]))
  const lines = await listLinesOf(tx, regionId, orderIds)
  await releaseSupply(
    tx,
    regionId,
    lines.map(({ offerId, orderId, quantity }) => ({
      offerId,
      residentId: residentOf.get(orderId) ?? null,
      quantity,
    })),
  )
  await releaseReservations(tx, regionId, orderIds)
}
