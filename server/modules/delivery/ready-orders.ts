import type { DeliveredOrder } from './delivery.ts'

type Part = Pick<DeliveredOrder, 'orderId' | 'deliveryId' | 'bagIds' | 'readyAt'>

/**
 * Which parts of orders become ready: of an order all whose bags are in deliveries that may be
 * fetched, and which does not lack everything. Pure.
 * @param bags every bag that the orders have
 * @param fetchable ids of the deliveries that may be fetched
 * @param lost ids of orders of which nothing came
 */
export function readyParts<Delivered extends Part>(
  bags: readonly { id: string; orderId: string }[],
  parts: readonly Delivered[],
  fetchable: ReadonlySet<string>,
  lost: ReadonlySet<string>,
): Delivered[] {
  const here = new Set(
    parts.filter((part) => fetchable.has(part.deliveryId)).flatMap((part) => part.bagIds),
  )
  const waiting = new Set(bags.filter((bag) => !here.has(bag.id)).map((bag) => bag.orderId))
  return parts.filter(
    (part) =>
      part.readyAt === null &&
      fetchable.has(part.deliveryId) &&
      !waiting.has(part.orderId) &&
      !lost.has(part.orderId),
  )
}
