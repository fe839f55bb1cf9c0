import { getRegion, listStationsByIds } from '#places'
import type { Tx } from '#platform/db'
import { listResidentsByIds } from '#residents'
import { listOrdersByIds, type Order } from './queries/orders.ts'

/** An order with what telling people of it takes. */
export interface ToldOrder extends Order {
  /** The login of whose order it is; null for a walk-in or a neighbour without one. */
  residentPersonId: string | null
  stationName: string
  timeZone: string
}

/** Orders of one region as they are told of, by id. */
export async function findToldOrders(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, ToldOrder>> {
  const orders = await listOrdersByIds(tx, regionId, [...new Set(orderIds)])
  const residentIds = [...new Set(orders.flatMap((order) => order.residentId ?? []))]
  const residents = await listResidentsByIds(tx, regionId, residentIds)
  const personOf = new Map(residents.map((one) => [one.id, one.personId]))
  const stationIds = [...new Set(orders.map((order) => order.stationId))]
  const stations = await listStationsByIds(tx, regionId, stationIds)
  const nameOf = new Map(stations.map((one) => [one.id, one.name]))
  const { timeZone } = await getRegion(tx, regionId)
  return new Map(
    orders.map((order) => {
      const residentPersonId = personOf.get(order.residentId ?? '') ?? null
      const stationName = nameOf.get(order.stationId) ?? ''
      return [order.id, { ...order, residentPersonId, stationName, timeZone }]
    }),
  )
}
