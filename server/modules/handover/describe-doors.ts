import { listFulfilmentLines, listOrdersByIds, openOfIds } from '#ordering'
import { listStationsByIds } from '#places'
import type { Queryable } from '#platform/db'
import { listResidentsByIds } from '#residents'
import type { DoorDelivery } from './queries/door-deliveries.ts'
import { listedDelivery } from './shown-delivery.ts'

/**
 * Deliveries to doors for those who bring them: which bags, from where, how much cash; and the phone,
 * for nobody but who took it on, as long as it is not over.
 */
export async function describeDoors(
  db: Queryable,
  regionId: string,
  doors: readonly DoorDelivery[],
  personId: string,
) {
  const orderIds = doors.map(({ orderId }) => orderId)
  const open = await openOfIds(db, regionId, orderIds)
  const lines = await listFulfilmentLines(db, regionId, { orderIds })
  const numbers = new Map(lines.map((line) => [line.orderId, line]))
  const stationIds = [...new Set(doors.map(({ stationId }) => stationId))]
  const stations = await listStationsByIds(db, regionId, stationIds)
  const stationNames = new Map(stations.map(({ id, name }) => [id, name]))
  const own = doors.filter(
    (one) => one.acceptedBy === personId && one.doneAt === null && one.cancelledAt === null,
  )
  const phones = await phonesOf(db, regionId, own)
  return doors.map((one) => ({
    ...listedDelivery(one, open),
    orderNumber: numbers.get(one.orderId)?.number ?? null,
    shortNumber: numbers.get(one.orderId)?.shortNumber ?? null,
    stationName: stationNames.get(one.stationId) ?? '',
    phone: phones.get(one.id) ?? null,
  }))
}

/** The phone of the address that was ordered to, else the resident's own. */
async function phonesOf(
  db: Queryable,
  regionId: string,
  doors: readonly DoorDelivery[],
): Promise<Map<string, string | null>> {
  if (doors.length === 0) return new Map()
  const residentIds = [...new Set(doors.flatMap(({ residentId }) => residentId ?? []))]
  const residents = await listResidentsByIds(db, regionId, residentIds)
  const own = new Map(residents.map(({ id, phone }) => [id, phone]))
  const orderIds = doors.map(({ orderId }) => orderId)
  const orders = await listOrdersByIds(db, regionId, orderIds)
  const written = new Map(orders.map(({ id, address }) => [id, address?.phone]))
  return new Map(
    doors.map(({ id, orderId, residentId }) => {
      const phone = written.get(orderId)
      return [id, typeof phone === 'string' ? phone : (own.get(residentId ?? '') ?? null)]
    }),
  )
}
