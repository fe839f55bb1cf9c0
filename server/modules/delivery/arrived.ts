import { listBagContents } from '#fulfilment'
import type { Queryable } from '#platform/db'
import { lineKey } from './bag-weights.ts'
import { listDeliveredOrders, listDeliveries } from './queries/deliveries.ts'
import { listLoadOrders } from './queries/loads.ts'

/** When goods came to a community for a day. */
export interface ArrivedCommunity {
  /** The first of them. */
  arrivedAt: Date
  /** Null while something that arrived waits to be confirmed. */
  confirmedAt: Date | null
  /** When the last of what waits counts as confirmed by silence; null when nothing waits. */
  confirmBy: Date | null
}

/** Communities where something arrived for a pickup date; the others are absent. */
export async function arrivedCommunities(
  db: Queryable,
  regionId: string,
  pickupDate: string,
  communityIds: readonly string[],
): Promise<Map<string, ArrivedCommunity>> {
  const deliveries = await listDeliveries(db, regionId, pickupDate, communityIds)
  return new Map(
    [...Map.groupBy(deliveries, (delivery) => delivery.communityId)].map(([id, of]) => {
      const isConfirmed = of.every(({ confirmedAt }) => confirmedAt !== null)
      const last = Math.max(...of.map(({ confirmedAt }) => confirmedAt?.getTime() ?? 0))
      const confirmedAt = isConfirmed ? new Date(last) : null
      const open = of.filter((delivery) => delivery.confirmedAt === null)
      const until = Math.max(...open.map(({ confirmBy }) => confirmBy.getTime()))
      const confirmBy = isConfirmed ? null : new Date(until)
      return [id, { arrivedAt: of[0]!.arrivedAt, confirmedAt, confirmBy }]
    }),
  )
}

/** Those of the orders whose goods are at their point and may be fetched. */
export async function isReady(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Set<string>> {
  const parts = await listDeliveredOrders(db, regionId, { orderIds })
  return new Set(parts.filter(({ readyAt }) => readyAt !== null).map(({ orderId }) => orderId))
}

/**
 * The order lines that ride on a load and how much of them is in its bags, for whoever must find all
 * that it touched; null where nobody sorted them line by line.
 */
export async function linesOfLoad(
  db: Queryable,
  regionId: string,
  loadId: string,
): Promise<{ orderId: string; lineNumber: number; quantity: number | null }[]> {
  const orders = await listLoadOrders(db, regionId, { loadIds: [loadId] })
  const bagIds = orders.flatMap((order) => order.bagIds)
  const inside = Map.groupBy(await listBagContents(db, regionId, bagIds), lineKey)
  return orders.flatMap(({ orderId, lineNumbers }) =>
    lineNumbers.map((lineNumber) => {
      const parts = inside.get(lineKey({ orderId, lineNumber }))
      const quantity = parts?.reduce((sum, part) => sum + part.quantity, 0) ?? null
      return { orderId, lineNumber, quantity }
    }),
  )
}
