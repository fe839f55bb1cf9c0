import type { Queryable } from '#platform/db'
import { type BearerKind, type ClaimState, type Decision, type Reason, stateOf } from './claim.ts'
import { listUnsettledOrders } from './queries/claim-lists.ts'
import { listClaimsOfOrders } from './queries/claims.ts'

/** What others need to know of a claim. */
export interface ClaimOfOrder {
  id: string
  orderId: string
  lineNumber: number
  skuId: string
  /** Pieces, or grams where weighed. */
  quantity: number
  reason: Reason
  state: ClaimState
  decision: Decision | null
  /** Given back by all its decisions together, in minor units. */
  refundedMinor: number
  bearerKind: BearerKind | null
  bearerId: string | null
  raisedAt: Date
  decidedAt: Date | null
}

/** The claims on orders of a region, the oldest first. */
export async function claimsOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<ClaimOfOrder[]> {
  const claims = await listClaimsOfOrders(db, regionId, orderIds)
  return claims.map((claim) => ({
    id: claim.id,
    orderId: claim.orderId,
    lineNumber: claim.lineNumber,
    skuId: claim.skuId,
    quantity: claim.quantity,
    reason: claim.reason,
    state: stateOf(claim),
    decision: claim.decision,
    refundedMinor: claim.refundedMinor,
    bearerKind: claim.bearerKind,
    bearerId: claim.bearerId,
    raisedAt: claim.raisedAt,
    decidedAt: claim.decidedAt,
  }))
}

/**
 * Which of the orders have a claim that is not settled: it waits for its decision, or for an
 * arbiter's. What was earned on them is not certain yet.
 */
export const hasOpenClaims = async (
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Set<string>> => new Set(await listUnsettledOrders(db, regionId, orderIds))
