import type { Tx } from '#platform/db'
import { Invalid } from '#platform/refusals'
import type { Claim, Decision } from './claim.ts'
import { refuseOwnClaim } from './impartial.ts'
import { lossOfClaim } from './known-of-line.ts'
import { findNamedBearer, type NamedBearer } from './named-bearer.ts'
import { lockClaim } from './queries/claims.ts'
import { ClaimDecided } from './refusals.ts'
import { settleClaim } from './settle-claim.ts'

/** What a person decides of a claim; also what an arbiter does in the end. */
export interface DecidedClaim {
  regionId: string
  claimId: string
  decision: Decision
  /** Money alone: the goods stay on the line. Not together with a quantity. */
  amountMinor?: number | undefined
  /** Pieces or grams; absent: all that was claimed. */
  quantity?: number | undefined
  /** Absent: as the rules say. */
  bearer?: NamedBearer | undefined
  why: string
  at: Date
}

/** Decides a claim that waits for a person. Nobody decides a claim of their own. */
export async function decideClaim(tx: Tx, decided: DecidedClaim & { by: string }): Promise<Claim> {
  const { regionId, decision, why, by, at } = decided
  const claim = await lockClaim(tx, regionId, decided.claimId)
  if (claim.decision !== null) throw new ClaimDecided(claim.decision)
  await refuseOwnClaim(tx, claim, by)
  refuseUnclear(decided, claim)
  const bearer =
    decided.bearer === undefined
      ? (await lossOfClaim(tx, claim)).bearer
      : await findNamedBearer(tx, regionId, decided.bearer, claim)
  return settleClaim(tx, claim, {
    kind: 'person',
    decision,
    refund: decided,
    bearer: decision === 'reject' ? null : bearer,
    why,
    by,
    at,
  })
}

/** Throws Invalid where amount, quantity and decision do not go together. */
export function refuseUnclear(
  { decision, amountMinor, quantity }: DecidedClaim,
  claim: Pick<Claim, 'quantity'>,
): void {
  if (amountMinor !== undefined && quantity !== undefined) {
    throw new Invalid('quantity', 'Give an amount or a quantity, not both.')
  }
  if (amountMinor !== undefined && decision !== 'refund') {
    throw new Invalid('amountMinor', 'Only a refund has an amount.')
  }
  if (amountMinor === 0) throw new Invalid('amountMinor', 'To give nothing back, reject the claim.')
  if (quantity !== undefined && decision === 'reject') {
    throw new Invalid('quantity', 'Nothing of a rejected claim is given.')
  }
  if (quantity !== undefined && quantity > claim.quantity) {
    throw new Invalid('quantity', `Only ${claim.quantity} were claimed.`)
  }
}
