import type { Caller } from '#platform/access'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { type Bearer, bearerOf, type Claim, isSameBearer } from './claim.ts'
import { factsOf } from './claim-facts.ts'
import { type DecidedClaim, refuseUnclear } from './decide-claim.ts'
import { endPromise } from './end-promise.ts'
import { refusePartial } from './impartial.ts'
import { lossOfClaim } from './known-of-line.ts'
import { findNamedBearer } from './named-bearer.ts'
import { lockClaim } from './queries/claims.ts'
import { ClaimFinal, NotObjected } from './refusals.ts'
import { settleClaim } from './settle-claim.ts'

/**
 * Decides a contested claim in the end: amounts and quantities are what the resident is to have in
 * all. The rest is refunded; what was given is not taken back, but who bears it may change.
 */
export async function arbitrateClaim(
  tx: Tx,
  decided: DecidedClaim & { caller: Caller },
): Promise<Claim> {
  const { regionId, claimId, decision, caller, why, at } = decided
  const claim = await lockClaim(tx, regionId, claimId)
  if (claim.arbitratedAt !== null) throw new ClaimFinal()
  if (claim.objectedAt === null) throw new NotObjected()
  await refusePartial(tx, claim, caller)
  refuseUnclear(decided, claim)

  const before = bearerOf(claim)
  const bearer = await bearerInTheEnd(tx, claim, decided)
  const by = caller.personId
  if (claim.decision === 'again' && decision !== 'again') {
    await endPromise(tx, claim, { why: 'arbitrated', by, at })
  }
  const settled = await settleClaim(tx, claim, {
    kind: 'arbitration',
    decision,
    refund: decided,
    bearer,
    why,
    by,
    at,
  })
  if (before !== null && bearer !== null && !isSameBearer(before, bearer)) {
    await announce(tx, {
      type: 'claim.bearer-changed',
      regionId,
      subjectKind: 'claim',
      subjectId: claimId,
      body: {
        ...factsOf(claim),
        fromKind: before.kind,
        fromId: before.id,
        toKind: bearer.kind,
        toId: bearer.id,
        // What was given before; what the arbiter added is the new bearer's from the start.
        amountMinor: claim.refundedMinor,
      },
      actorId: by,
      occurredAt: at,
    })
  }
  return settled
}

/** Who was named; else who bears it already, or would by rule. What was given is always borne. */
async function bearerInTheEnd(tx: Tx, claim: Claim, decided: DecidedClaim): Promise<Bearer | null> {
  if (decided.bearer !== undefined) {
    return findNamedBearer(tx, claim.regionId, decided.bearer, claim)
  }
  const before = bearerOf(claim)
  if (before !== null) return before
  return decided.decision === 'reject' ? null : (await lossOfClaim(tx, claim)).bearer
}
