import { getLeader } from '#leaders'
import { reduceOrderLines } from '#ordering'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import type { Bearer, Claim, Decision, DecisionKind } from './claim.ts'
import { factsOf } from './claim-facts.ts'
import { type Part, type RefundWish, refundOf } from './claimable.ts'
import { lockClaimedLine } from './claimed-line.ts'
import { lossOfClaim } from './known-of-line.ts'
import { promiseReplacement } from './promise-replacement.ts'
import { updateDecided } from './queries/claims.ts'
import { hasDecisions, insertDecision } from './queries/decisions.ts'
import { NothingLeftToRefund } from './refusals.ts'

/** What was decided of a claim, by whom and why. */
export interface Verdict {
  kind: DecisionKind
  decision: Decision
  refund: RefundWish
  /** Null: nobody bears anything, as of a rejected claim. */
  bearer: Bearer | null
  why: string
  by: string | null
  at: Date
}

const NOTHING: Part = { quantity: 0, amountMinor: 0 }

/**
 * Carries out what was decided of a claim that is locked, and announces it: money goes back beyond
 * what earlier decisions gave, or goods are promised again. What was given is never taken back.
 */
export async function settleClaim(tx: Tx, claim: Claim, verdict: Verdict): Promise<Claim> {
  const { regionId } = claim
  const { kind, decision, bearer, why, by, at } = verdict
  const id = newId()
  const given = decision === 'refund' ? await refund(tx, claim, verdict, id) : NOTHING
  if (decision === 'again') {
    await promiseReplacement(tx, claim, { quantity: verdict.refund.quantity, by, at })
  }
  const number = await insertDecision(tx, regionId, {
    claimId: claim.id,
    id,
    kind,
    decision,
    ...given,
    bearerKind: bearer?.kind ?? null,
    bearerId: bearer?.id ?? null,
    why,
    decidedBy: by,
    decidedAt: at,
  })
  const settled: Claim = {
    ...claim,
    // The time to object runs from the first decision; what rules do later is not a new one.
    decidedAt: claim.decidedAt ?? at,
    decidedBy: claim.decidedAt === null ? by : claim.decidedBy,
    decision,
    refundedMinor: claim.refundedMinor + given.amountMinor,
    takenQuantity: claim.takenQuantity + given.quantity,
    bearerKind: bearer?.kind ?? null,
    bearerId: bearer?.id ?? null,
    arbitratedAt: kind === 'arbitration' ? at : claim.arbitratedAt,
  }
  await updateDecided(tx, settled)
  await announce(tx, {
    type: 'claim.decided',
    regionId,
    subjectKind: 'claim',
    subjectId: claim.id,
    body: {
      ...factsOf(settled),
      decision,
      ...given,
      bearerKind: settled.bearerKind,
      bearerId: settled.bearerId,
      personId: await personOf(tx, regionId, bearer),
      stage: (await lossOfClaim(tx, claim)).stage,
      kind,
      number,
      decisionId: id,
    },
    actorId: by,
    occurredAt: at,
  })
  return settled
}

/** The login of a leader who bears a claim: whose error it is counted as. */
async function personOf(tx: Tx, regionId: string, bearer: Bearer | null): Promise<string | null> {
  if (bearer?.kind !== 'leader' || bearer.id === null) return null
  return (await getLeader(tx, regionId, bearer.id)).personId
}

async function refund(
  tx: Tx,
  claim: Claim,
  { kind, refund: wish, by, at }: Verdict,
  decisionId: string,
): Promise<Part> {
  const { regionId, orderId, lineNumber } = claim
  const isByPerson = kind === 'person' || kind === 'arbitration'
  const line = await lockClaimedLine(tx, claim)
  if (line === null) {
    if (kind === 'person') throw new NothingLeftToRefund()
    return NOTHING
  }
  const part = refundOf(line, claim, wish)
  if (isByPerson && (wish.amountMinor ?? 0) - claim.refundedMinor > line.dueMinor) {
    const most = line.dueMinor + claim.refundedMinor
    throw new Invalid('amountMinor', 'More than can be given back for this claim.', { most })
  }
  if (part.amountMinor === 0 && part.quantity === 0) {
    if (kind === 'person') throw new NothingLeftToRefund()
    return NOTHING
  }
  // One cause takes from a line once: the claim does so first, later decisions in their own name.
  const causeId = (await hasDecisions(tx, regionId, claim.id)) ? decisionId : claim.id
  const taken = await reduceOrderLines(
    tx,
    regionId,
    [{ orderId, lineNumber, causeId, kind: 'claim', ...part }],
    { reason: 'claim', subjectId: claim.id, by, at },
  )
  const own = taken.find((one) => one.lineNumber === lineNumber)
  return own === undefined ? NOTHING : { quantity: own.quantity, amountMinor: own.amountMinor }
}
