import { releaseSupply } from '#campaigns'
import { lowerWaitingCash } from '#payments'
import type { Tx } from '#platform/db'
import { releaseReservations } from '#stock'
import { lineKey } from './order.ts'
import { listLinesOf } from './queries/order-lines.ts'
import type { Order } from './queries/orders.ts'
import { listWithdrawnLines } from './queries/reductions.ts'

/**
 * Gives back what orders of one region had taken: supply, limits, stock, and what waits to be paid
 * in cash. Once, by who ended them. A line that was withdrawn has given back its own already.
 */
export async function releaseOrders(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
  at: Date,
): Promise<void> {
  const orderIds = orders.map((order) => order.id)
  const residentOf = new Map(orders.map((order) => [order.id, order.residentId]))
  const withdrawn = await listWithdrawnLines(tx, regionId, orderIds)
  const lines = (await listLinesOf(tx, regionId, orderIds)).filter(
    (line) => !withdrawn.has(lineKey(line)),
  )
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
  const amounts = new Map(
    orders.filter((order) => order.cashDueMinor > 0).map((one) => [one.id, one.cashDueMinor]),
  )
  if (amounts.size > 0) await lowerWaitingCash(tx, { regionId, amounts, at })
}
