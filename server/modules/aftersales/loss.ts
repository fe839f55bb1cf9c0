import type { Bearer, Reason } from './claim.ts'

/** Where goods were lost or went bad. */
export type LossStage = 'supplier' | 'receipt' | 'sorting' | 'transport' | 'leader' | 'unknown'

/** What is known of a claimed line when its bearer is decided. */
export interface KnownOfLine {
  supplierId: string | null
  leaderId: string | null
  /** The station where its bags waited. */
  stationId: string
  /** Whether the leader, or the silence until the deadline, said that all came well. */
  isConfirmed: boolean
  /** Whether people of other communities claim the same SKU of that day for the same reason. */
  isElsewhereToo: boolean
}

export interface Loss {
  stage: LossStage
  bearer: Bearer
}

const OPERATOR: Bearer = { kind: 'operator', id: null }

/**
 * Where a claimed line was lost and who bears it, unless somebody decides otherwise. Bad goods are
 * the supplier's; wrong or light bags the operator's, who sorts them. What was broken or is missing
 * is lost after its arrival was confirmed, at the point where it waited; but what several
 * communities complain of came that way. Pure.
 */
export function lossOf(reason: Reason, known: KnownOfLine): Loss {
  const supplied: Loss = {
    stage: 'supplier',
    bearer: known.supplierId === null ? OPERATOR : { kind: 'supplier', id: known.supplierId },
  }
  const sorted: Loss = { stage: 'sorting', bearer: OPERATOR }
  const atThePoint: Loss = {
    stage: 'leader',
    bearer:
      known.leaderId === null
        ? { kind: 'station', id: known.stationId }
        : { kind: 'leader', id: known.leaderId },
  }
  switch (reason) {
    case 'quality':
    case 'spoiled':
      return supplied
    case 'damaged':
      return known.isConfirmed && !known.isElsewhereToo ? atThePoint : supplied
    case 'missing':
      return known.isConfirmed && !known.isElsewhereToo ? atThePoint : sorted
    case 'wrong':
    case 'short-weight':
      return sorted
    case 'other':
      return { stage: 'unknown', bearer: OPERATOR }
  }
}
