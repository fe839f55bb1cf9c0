/** What can be wrong with goods. */
export const REASONS = [
  'damaged',
  'spoiled',
  'missing',
  'wrong',
  'quality',
  'short-weight',
  'other',
] as const
export type Reason = (typeof REASONS)[number]

export const WISHES = ['refund', 'again'] as const
export type Wish = (typeof WISHES)[number]

export const DECISIONS = ['refund', 'again', 'reject'] as const
export type Decision = (typeof DECISIONS)[number]

/** How a decision came about. */
export const DECISION_KINDS = ['rule', 'person', 'arbitration', 'no-stock', 'incident'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

export const BEARER_KINDS = ['supplier', 'operator', 'station', 'courier', 'leader'] as const
export type BearerKind = (typeof BEARER_KINDS)[number]

/** Who bears what a claim costs. */
export interface Bearer {
  kind: BearerKind
  /** Null: the operator, or not known who of the kind. */
  id: string | null
}

/** In whose name a claim was raised. */
export type RaisedAs = 'resident' | 'leader' | 'support'

/** A side that may object to a decision. */
export type Side = 'resident' | 'supplier' | 'leader' | 'station'

export interface Claim {
  regionId: string
  id: string
  orderId: string
  lineNumber: number
  skuId: string
  supplierId: string | null
  communityId: string
  /** Where the order's bags waited. */
  stationId: string
  residentId: string | null
  leaderId: string | null
  pickupDate: string
  reason: Reason
  wish: Wish
  /** Pieces, or grams where weighed. */
  quantity: number
  /** What that cost when it was raised. */
  askedMinor: number
  note: string
  pictureIds: string[]
  raisedAs: RaisedAs
  raisedBy: string
  raisedAt: Date
  waitsFor: string | null
  decidedAt: Date | null
  /** Null: decided by rule. */
  decidedBy: string | null
  decision: Decision | null
  /** Given back by all its decisions together. */
  refundedMinor: number
  /** Taken off the line by all its decisions together. */
  takenQuantity: number
  bearerKind: BearerKind | null
  bearerId: string | null
  objectedAt: Date | null
  arbitratedAt: Date | null
}

export const CLAIM_STATES = ['waiting', 'decided', 'objected', 'final'] as const
export type ClaimState = (typeof CLAIM_STATES)[number]

/** objected: an arbiter is to decide; final: one has. */
export function stateOf(
  claim: Pick<Claim, 'decidedAt' | 'objectedAt' | 'arbitratedAt'>,
): ClaimState {
  if (claim.arbitratedAt !== null) return 'final'
  if (claim.objectedAt !== null) return 'objected'
  return claim.decidedAt === null ? 'waiting' : 'decided'
}

/** Who bears a decided claim. */
export const bearerOf = (claim: Pick<Claim, 'bearerKind' | 'bearerId'>): Bearer | null =>
  claim.bearerKind === null ? null : { kind: claim.bearerKind, id: claim.bearerId }

export const isSameBearer = (one: Bearer | null, other: Bearer | null): boolean =>
  one?.kind === other?.kind && (one?.id ?? null) === (other?.id ?? null)

/**
 * Why, in the words of who decided; null where nobody did: what a rule, lacking goods or an incident
 * decided is said by its kind, in the reader's language.
 */
export const wordsOf = ({ kind, why }: { kind: DecisionKind; why: string }): string | null =>
  kind === 'person' || kind === 'arbitration' ? why : null
