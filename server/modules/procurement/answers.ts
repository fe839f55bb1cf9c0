import { Invalid } from '#platform/refusals'
import type { PurchaseOrderWithLines } from './purchase-order.ts'
import { MoreThanAsked, NotOrdered } from './refusals.ts'

/**
 * What a supplier brings of each line: as it said, else what stood before. It cuts, never raises.
 * @throws NotOrdered, MoreThanAsked, Invalid for a SKU named twice
 */
export function cutQuantities(
  order: PurchaseOrderWithLines,
  said: readonly { skuId: string; quantity: number }[],
): { skuId: string; quantity: number }[] {
  const ofSku = new Map(said.map((line) => [line.skuId, line.quantity]))
  if (ofSku.size < said.length) throw new Invalid('lines', 'These goods are named twice.')
  const asked = new Map(
    order.lines.map((line) => [
      line.skuId,
      line.confirmedQuantity ?? line.quantity - line.passedQuantity,
    ]),
  )
  const strange = [...ofSku.keys()].filter((skuId) => !asked.has(skuId))
  if (strange.length > 0) throw new NotOrdered(order.id, strange)
  const raised = said
    .map(({ skuId, quantity }) => ({ skuId, wanted: quantity, allowed: asked.get(skuId)! }))
    .filter(({ wanted, allowed }) => wanted > allowed)
  if (raised.length > 0) throw new MoreThanAsked(raised)
  return [...asked].map(([skuId, quantity]) => ({ skuId, quantity: ofSku.get(skuId) ?? quantity }))
}
