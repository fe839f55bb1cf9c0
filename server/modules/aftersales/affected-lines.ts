import { linesOfLoad } from '#delivery'
import { allocationStateOf, linesOfLot, linesOfSkuDay } from '#fulfilment'
import { listFulfilmentLines, listOrdersByIds } from '#ordering'
import type { Queryable } from '#platform/db'
import { warehousesOfOrders } from '#procurement'
import type { AffectedLine, IncidentScope } from './incident.ts'

const SET_SIZE = 5000

/** Every line with goods of what an incident is about, and how much of them. */
export async function listAffectedLines(
  db: Queryable,
  regionId: string,
  { kind, lotId, loadId, skuId, pickupDate, stationId }: IncidentScope,
): Promise<AffectedLine[]> {
  if (kind === 'lot') return withResidents(db, regionId, await linesOfLot(db, regionId, lotId!))
  if (kind === 'load') return whole(db, regionId, await linesOfLoad(db, regionId, loadId!))
  const day = { warehouseId: stationId!, pickupDate: pickupDate! }
  const { allocatedAt } = await allocationStateOf(db, regionId, day)
  if (allocatedAt === null) return listOrdered(db, { regionId, ...day }, skuId!)
  const wanted = { skuId: skuId!, pickupDate: pickupDate!, warehouseId: stationId! }
  return withResidents(db, regionId, await linesOfSkuDay(db, regionId, wanted))
}

/** Before a day is allocated, whatever was ordered of the SKU through the warehouse. */
async function listOrdered(
  db: Queryable,
  day: { regionId: string; warehouseId: string; pickupDate: string },
  skuId: string,
): Promise<AffectedLine[]> {
  const { regionId, warehouseId, pickupDate } = day
  const lines = await listFulfilmentLines(db, regionId, { pickupDate, skuIds: [skuId] })
  const warehouseOf = await warehousesOfOrders(db, regionId, pickupDate, lines)
  return lines.filter(
    (line) => line.quantity > 0 && (warehouseOf(line) ?? line.stationId) === warehouseId,
  )
}

/** Whatever lines still have of what was in the bags: of a line on two loads only its part. */
async function whole(
  db: Queryable,
  regionId: string,
  keys: readonly { orderId: string; lineNumber: number; quantity: number | null }[],
): Promise<AffectedLine[]> {
  const wanted = new Map(keys.map((key) => [`${key.orderId}/${key.lineNumber}`, key.quantity]))
  const orderIds = [...new Set(keys.map((key) => key.orderId))]
  const lines: AffectedLine[] = []
  for (let from = 0; from < orderIds.length; from += SET_SIZE) {
    const set = orderIds.slice(from, from + SET_SIZE)
    for (const line of await listFulfilmentLines(db, regionId, { orderIds: set })) {
      const onIt = wanted.get(`${line.orderId}/${line.lineNumber}`)
      if (onIt === undefined || line.quantity === 0) continue
      lines.push({ ...line, quantity: Math.min(line.quantity, onIt ?? line.quantity) })
    }
  }
  return lines
}

async function withResidents(
  db: Queryable,
  regionId: string,
  lines: readonly Omit<AffectedLine, 'residentId'>[],
): Promise<AffectedLine[]> {
  const orderIds = [...new Set(lines.map((line) => line.orderId))]
  const residentOf = new Map<string, string | null>()
  for (let from = 0; from < orderIds.length; from += SET_SIZE) {
    const orders = await listOrdersByIds(db, regionId, orderIds.slice(from, from + SET_SIZE))
    for (const order of orders) residentOf.set(order.id, order.residentId)
  }
  return lines.map((line) => ({ ...line, residentId: residentOf.get(line.orderId) ?? null }))
}
