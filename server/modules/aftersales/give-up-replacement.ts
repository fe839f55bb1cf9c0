import type { Tx } from '#platform/db'
import { bearerOf } from './claim.ts'
import { lockClaim } from './queries/claims.ts'
import { lockReplacement, replacementStateOf, updateGivenUp } from './queries/replacements.ts'
import { settleClaim } from './settle-claim.ts'

/**
 * Gives the money back for goods that were promised again and could not be found by the deadline.
 * @returns whether the promise still waited
 */
export async function giveUpReplacement(
  tx: Tx,
  { regionId, claimId, at }: { regionId: string; claimId: string; at: Date },
): Promise<boolean> {
  const claim = await lockClaim(tx, regionId, claimId)
  const promise = await lockReplacement(tx, regionId, claimId)
  if (promise === null || replacementStateOf(promise) !== 'promised') return false
  await updateGivenUp(tx, regionId, claimId, { at, why: 'no-stock' })
  await settleClaim(tx, claim, {
    kind: 'no-stock',
    decision: 'refund',
    refund: { quantity: claim.takenQuantity + promise.quantity },
    bearer: bearerOf(claim),
    why: 'The goods could not be found in time.',
    by: null,
    at,
  })
  return true
}
