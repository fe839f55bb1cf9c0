/** Where goods of a day were lost, in the order of the way they take. */
export const STAGES = ['supplier', 'receipt', 'sorting', 'transport', 'leader', 'unknown'] as const
export type Stage = (typeof STAGES)[number]

export const BEARERS = ['supplier', 'operator', 'station', 'courier', 'leader'] as const
export type BearerKind = (typeof BEARERS)[number]

/** The counts of one SKU before it is allocated. */
export interface SupplyCounts {
  ordered: number
  /** Accepted at receipt. */
  received: number
  refused: number
}

export interface LostPart {
  stage: 'supplier' | 'receipt' | 'unknown'
  bearerKind: BearerKind
  bearerId: string | null
  quantity: number
}

/**
 * Where what lines lack was lost: first what the supplier sent too little of, then what was refused
 * at receipt, and the rest is unknown and the operator's. A loss at supplier or receipt is the
 * supplier's; where a line names none, the operator's.
 * @param lacking by rank, each with what it lacks
 * @returns the parts of each, in the order given
 */
export function lostStages(
  counts: SupplyCounts,
  lacking: readonly { quantity: number; supplierId: string | null }[],
): LostPart[][] {
  let short = Math.max(0, counts.ordered - counts.received - counts.refused)
  let refused = counts.refused
  return lacking.map(({ quantity, supplierId }) => {
    const ofSupplier = Math.min(quantity, short)
    short -= ofSupplier
    const atReceipt = Math.min(quantity - ofSupplier, refused)
    refused -= atReceipt
    const supplier = { bearerKind: 'supplier' as const, bearerId: supplierId }
    const operator = { bearerKind: 'operator' as const, bearerId: null }
    const bearer = supplierId === null ? operator : supplier
    const parts: LostPart[] = [
      { stage: 'supplier', ...bearer, quantity: ofSupplier },
      { stage: 'receipt', ...bearer, quantity: atReceipt },
      { stage: 'unknown', ...operator, quantity: quantity - ofSupplier - atReceipt },
    ]
    return parts.filter((part) => part.quantity > 0)
  })
}
