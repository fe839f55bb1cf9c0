import type { PurchaseOrderLine } from './purchase-order.ts'
import { costOfGoods } from './purchase-order.ts'
import type { Grade } from './queries/receipts.ts'

/** One line of a receipt, the goods of its code found. */
export interface Entry {
  skuId: string
  /** Taken in; what was refused came beside it. Pieces, or grams where weighed. */
  quantity: number
  refusedQuantity: number
  refusedWhy: string | null
  pictureIds: string[]
  lotCode: string | null
  expiresOn: string | null
  grade: Grade | null
  temperatureTenths: number | null
}

export interface Priced {
  costMinor: number
  amountMinor: number
}

/**
 * What is owed for each line: of a SKU always the whole of what has come so far less what was owed
 * before, so that what is rounded does not depend on how many parts the goods came in.
 */
export function priceEntries(
  entries: readonly Entry[],
  goods: readonly Pick<
    PurchaseOrderLine,
    'skuId' | 'costMinor' | 'isWeighed' | 'receivedQuantity'
  >[],
): Priced[] {
  const ofSku = new Map(goods.map((line) => [line.skuId, line]))
  const came = new Map(goods.map((line) => [line.skuId, line.receivedQuantity]))
  return entries.map(({ skuId, quantity }) => {
    const line = ofSku.get(skuId)!
    const before = came.get(skuId)!
    came.set(skuId, before + quantity)
    return {
      costMinor: line.costMinor,
      amountMinor: costOfGoods(line, before + quantity) - costOfGoods(line, before),
    }
  })
}
