import type { LineFate } from './uncollected.ts'

/** Goods as they lay in a bag: of which SKU and lot. */
export interface InBag {
  orderId: string
  lineNumber: number
  skuId: string
  lotId: string | null
  quantity: number
}

/**
 * What comes out of the bags of lines that go back: by lot where lots were put down, the rest
 * without one. Never more than the line still had. Pure.
 */
export function goodsBack(
  fates: readonly Pick<LineFate, 'orderId' | 'lineNumber' | 'skuId' | 'quantity'>[],
  bagged: readonly InBag[],
): InBag[] {
  const ofLines = Map.groupBy(bagged, (one) => `${one.orderId}/${one.lineNumber}`)
  return fates.flatMap(({ orderId, lineNumber, skuId, quantity }) => {
    let left = quantity
    const parts: InBag[] = []
    for (const one of ofLines.get(`${orderId}/${lineNumber}`) ?? []) {
      const part = Math.min(left, one.quantity)
      if (part > 0) parts.push({ ...one, quantity: part })
      left -= part
    }
    if (left > 0) parts.push({ orderId, lineNumber, skuId, lotId: null, quantity: left })
    return parts
  })
}
