import type { ShipmentWithLines } from './queries/shipments.ts'

/**
 * Which shipments of an order have arrived, where the receipt named none: the only one under way,
 * else those that are whole with what came, in the order they were expected.
 * @param came taken in or refused so far, by SKU
 */
export function arrivedShipments(
  shipments: readonly ShipmentWithLines[],
  came: ReadonlyMap<string, number>,
): string[] {
  const underWay = shipments.filter((shipment) => shipment.arrivedAt === null)
  if (underWay.length <= 1) return underWay.map((shipment) => shipment.id)
  const left = new Map(came)
  const arrived: string[] = []
  for (const shipment of shipments) {
    for (const { skuId, quantity } of shipment.lines) {
      left.set(skuId, (left.get(skuId) ?? 0) - quantity)
    }
    if (shipment.lines.some(({ skuId }) => left.get(skuId)! < 0)) break
    if (shipment.arrivedAt === null) arrived.push(shipment.id)
  }
  return arrived
}
