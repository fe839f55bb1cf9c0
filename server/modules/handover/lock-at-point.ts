import { arrivedCommunities, isReady } from '#delivery'
import { listOrdersByIds, lockWithPayments, openOfIds } from '#ordering'
import type { Tx } from '#platform/db'
import { listLiveDoorDeliveries } from './queries/door-deliveries.ts'
import { listLiveHandovers } from './queries/handovers.ts'
import { lockPickups, type Pickup, putPickups } from './queries/pickups.ts'
import type { OrderAtPoint } from './standing.ts'

/**
 * Locks orders where they wait: their pickups first, then payments, then the orders, each kind in
 * the order of ids, and reads afterwards what else there is. Orders of another region are not there.
 */
export async function lockAtPoint(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  at: Date,
): Promise<OrderAtPoint[]> {
  if (orderIds.length === 0) return []
  const pickups = await lockEveryPickup(tx, regionId, orderIds, at)
  const ids = [...pickups.keys()]
  const orders = await lockWithPayments(tx, regionId, ids)
  const open = await openOfIds(tx, regionId, ids)
  const handovers = await listLiveHandovers(tx, regionId, ids)
  const handoverOf = new Map(handovers.map((one) => [one.orderId, one]))
  const doors = await listLiveDoorDeliveries(tx, regionId, ids)
  const doorOf = new Map(doors.map((one) => [one.orderId, one]))
  const arrived = await arrivalsOf(tx, regionId, orders)
  const ready = await isReady(tx, regionId, ids)
  return orders.map((order) => ({
    order,
    pickup: pickups.get(order.id)!,
    isArrived: arrived.has(`${order.pickupDate}/${order.communityId}`),
    isReady: ready.has(order.id),
    cashOpenMinor: open.get(order.id) ?? 0,
    handover: handoverOf.get(order.id) ?? null,
    doorDelivery: doorOf.get(order.id) ?? null,
  }))
}

async function lockEveryPickup(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  at: Date,
): Promise<Map<string, Pickup>> {
  const wanted = [...new Set(orderIds)]
  const locked = await lockPickups(tx, regionId, wanted)
  if (locked.length === wanted.length) return byOrder(locked)
  // The news that they are ready has not been read yet: it adds the deadline when it is.
  const there = new Set(locked.map((pickup) => pickup.orderId))
  const orders = await listOrdersByIds(
    tx,
    regionId,
    wanted.filter((id) => !there.has(id)),
  )
  await putPickups(
    tx,
    regionId,
    orders.map((order) => ({
      orderId: order.id,
      communityId: order.communityId,
      stationId: order.stationId,
      pickupDate: order.pickupDate,
      residentId: order.residentId,
      readyAt: at,
      deadlineAt: null,
    })),
  )
  return byOrder(await lockPickups(tx, regionId, wanted))
}

const byOrder = (pickups: readonly Pickup[]): Map<string, Pickup> =>
  new Map(pickups.map((pickup) => [pickup.orderId, pickup]))

/** The days and communities of orders whose goods have arrived, as `date/community`. */
async function arrivalsOf(
  tx: Tx,
  regionId: string,
  orders: readonly { pickupDate: string; communityId: string }[],
): Promise<Set<string>> {
  const arrived = new Set<string>()
  for (const [date, of] of Map.groupBy(orders, (order) => order.pickupDate)) {
    const communityIds = [...new Set(of.map((order) => order.communityId))]
    const there = await arrivedCommunities(tx, regionId, date, communityIds)
    for (const communityId of there.keys()) arrived.add(`${date}/${communityId}`)
  }
  return arrived
}
