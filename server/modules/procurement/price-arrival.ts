import { listSkus } from '#catalog'
import type { Tx } from '#platform/db'
import { listCosts } from '#suppliers'
import type { Arrival } from './arrival.ts'
import { type Entry, type Priced, priceEntries } from './entries.ts'
import type { PurchaseOrderWithLines } from './purchase-order.ts'

/** What is owed for what came: by the order, or without one by its supplier's offer in force. */
export async function priceArrival(
  tx: Tx,
  { regionId, supplierId, pickupDate }: Arrival,
  order: PurchaseOrderWithLines | null,
  lines: readonly Entry[],
): Promise<Priced[]> {
  if (order !== null) return priceEntries(lines, order.lines)
  const skuIds = [...new Set(lines.map((line) => line.skuId))]
  const skus = await listSkus(tx, skuIds)
  const costs = supplierId === null ? [] : await listCosts(tx, regionId, skuIds, pickupDate)
  const ofSupplier = new Map(
    costs.filter((cost) => cost.supplierId === supplierId).map((cost) => [cost.skuId, cost]),
  )
  return priceEntries(
    lines,
    skus.map((sku) => ({
      skuId: sku.id,
      costMinor: ofSupplier.get(sku.id)?.costMinor ?? 0,
      isWeighed: sku.measure === 'weighed',
      receivedQuantity: 0,
    })),
  )
}
