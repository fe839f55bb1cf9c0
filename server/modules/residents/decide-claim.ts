import { isUniqueViolation, type Tx } from '#platform/db'
import { announce } from '#platform/events'
import { NotFound } from '#platform/refusals'
import {
  type Claim,
  getClaim,
  lockClaim,
  updateConfirmed,
  updateRejected,
} from './queries/claims.ts'
import { findResidentOf, lockResident, updateResident } from './queries/residents.ts'
import { AlreadyResident, ClaimDecided, HasLogin, OwnClaim } from './refusals.ts'

export interface ClaimDecision {
  regionId: string
  claimId: string
  by: string
  at: Date
}

/**
 * Joins a neighbour to the login of the person who claimed to be them: who they are, what they
 * ordered and who led them stays. Throws ClaimDecided, OwnClaim, HasLogin, AlreadyResident, NotFound.
 */
export async function confirmClaim(
  tx: Tx,
  decision: ClaimDecision & { residentId: string },
): Promise<Claim> {
  const { regionId, claimId, residentId, by, at } = decision
  const { communityId, personId } = await lockUndecided(tx, decision)
  const neighbour = await lockResident(tx, regionId, residentId)
  if (neighbour.communityId !== communityId) throw new NotFound('resident')
  if (neighbour.personId !== null) throw new HasLogin()
  const present = await findResidentOf(tx, regionId, personId)
  if (present !== undefined) throw new AlreadyResident(present.id)
  try {
    await updateResident(tx, regionId, residentId, { personId, ordersByResidentId: null })
  } catch (error) {
    if (isUniqueViolation(error, 'residents_of_person')) throw new AlreadyResident()
    throw error
  }
  await updateConfirmed(tx, regionId, claimId, { residentId, by, at })
  await announce(tx, {
    type: 'resident.claimed',
    regionId,
    subjectKind: 'resident',
    subjectId: residentId,
    body: { claimId },
    actorId: by,
    occurredAt: at,
  })
  return getClaim(tx, regionId, claimId)
}

/** Says no to a claim, with the reason that the person reads. Throws ClaimDecided, OwnClaim. */
export async function rejectClaim(
  tx: Tx,
  decision: ClaimDecision & { why: string },
): Promise<Claim> {
  const { regionId, claimId, by, at } = decision
  await lockUndecided(tx, decision)
  await updateRejected(tx, regionId, claimId, decision)
  await announce(tx, {
    type: 'resident.claim-rejected',
    regionId,
    subjectKind: 'claim',
    subjectId: claimId,
    actorId: by,
    occurredAt: at,
  })
  return getClaim(tx, regionId, claimId)
}

async function lockUndecided(tx: Tx, { regionId, claimId, by }: ClaimDecision): Promise<Claim> {
  const claim = await lockClaim(tx, regionId, claimId)
  if (claim.confirmedAt !== null || claim.rejectedAt !== null) throw new ClaimDecided()
  if (claim.personId === by) throw new OwnClaim()
  return claim
}
