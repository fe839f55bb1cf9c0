/** Where goods of a day were lost, in the order of the way they take. */
export const STAGES = ['supplier', 'receipt', 'sorting', 'transport', 'leader', 'unknown'] as const
export type Stage = (typeof STAGES)[number]

export const BEARERS = ['supplier', 'operator', 'station', 'courier', 'leader'] as const
export type BearerKind = (typeof BEARERS)[number]

/** What one supplier owes a day of a SKU. */
export interface SupplierGap {
  supplierId: string
  /** Ordered and never come. */
  missing: number
  /** Came and was refused at receipt. */
  refused: number
}

export interface LostPart {
  stage: 'supplier' | 'receipt' | 'unknown'
  bearerKind: BearerKind
  bearerId: string | null
  quantity: number
}

/**
 * Where what lines lack was lost: first what suppliers sent too little of, then what was refused of
 * them at receipt, both theirs to bear; the rest is unknown and the operator's. Pure.
 * @param lacking what each line lacks, by rank
 * @returns the parts of each, in the order given
 */
export function lostStages(gaps: readonly SupplierGap[], lacking: readonly number[]): LostPart[][] {
  const causes = [
    ...gaps.map(({ supplierId, missing }) => ofSupplier('supplier', supplierId, missing)),
    ...gaps.map(({ supplierId, refused }) => ofSupplier('receipt', supplierId, refused)),
    { ...UNKNOWN, quantity: Number.POSITIVE_INFINITY },
  ]
  return lacking.map((quantity) => {
    let left = quantity
    return causes.flatMap((cause) => {
      const taken = Math.min(left, cause.quantity)
      left -= taken
      cause.quantity -= taken
      return taken > 0 ? [{ ...cause, quantity: taken }] : []
    })
  })
}

const ofSupplier = (
  stage: 'supplier' | 'receipt',
  bearerId: string,
  quantity: number,
): LostPart => ({ stage, bearerKind: 'supplier', bearerId, quantity })

const UNKNOWN = { stage: 'unknown', bearerKind: 'operator', bearerId: null } as const
