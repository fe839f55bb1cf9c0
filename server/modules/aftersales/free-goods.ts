/** A promise that waits for goods. */
export interface WaitingPromise {
  claimId: string
  skuId: string
  /** Pieces, or grams where weighed. */
  quantity: number
}

/**
 * Which promises can be kept from what is free of each SKU, the oldest first; one that is too large
 * for what is left does not hold up smaller ones behind it. Pure.
 * @param promises the oldest first
 * @param free by SKU, in pieces or grams
 */
export function promisesToKeep<Promised extends WaitingPromise>(
  promises: readonly Promised[],
  free: ReadonlyMap<string, number>,
): Promised[] {
  const left = new Map(free)
  return promises.filter(({ skuId, quantity }) => {
    const here = left.get(skuId) ?? 0
    if (quantity > here) return false
    left.set(skuId, here - quantity)
    return true
  })
}
