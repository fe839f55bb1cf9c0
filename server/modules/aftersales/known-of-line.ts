import { arrivedCommunities } from '#delivery'
import type { Queryable } from '#platform/db'
import type { Claim } from './claim.ts'
import { type Loss, lossOf } from './loss.ts'
import { isClaimedElsewhere } from './queries/claims.ts'

/** Where what a claim is about was lost and who bears it, by rule from what is known. */
export async function lossOfClaim(db: Queryable, claim: Claim): Promise<Loss> {
  const { regionId, communityId, pickupDate, supplierId, leaderId, stationId, reason } = claim
  const arrived = await arrivedCommunities(db, regionId, pickupDate, [communityId])
  const isConfirmed = arrived.get(communityId)?.confirmedAt != null
  const isElsewhereToo = await isClaimedElsewhere(db, claim)
  return lossOf(reason, { supplierId, leaderId, stationId, isConfirmed, isElsewhereToo })
}
