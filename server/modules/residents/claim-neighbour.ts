import { isUniqueViolation, type Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { checkHomes } from './home.ts'
import { type Claim, getClaim, insertClaim } from './queries/claims.ts'
import { findResidentOf } from './queries/residents.ts'
import { AlreadyResident, ClaimOpen } from './refusals.ts'

export interface NewClaim {
  regionId: string
  communityId: string
  personId: string
  name: string
  buildingId: string
  room: string
  at: Date
}

/**
 * A person with a new login says which neighbour they are. Whether there is such a neighbour is
 * not told: the leader or support sees it and decides. Throws AlreadyResident, ClaimOpen.
 */
export async function claimNeighbour(tx: Tx, claim: NewClaim): Promise<Claim> {
  const { regionId, communityId, personId, at } = claim
  const present = await findResidentOf(tx, regionId, personId)
  if (present !== undefined) throw new AlreadyResident(present.id)
  await checkHomes(tx, regionId, [claim])
  const id = newId()
  try {
    await insertClaim(tx, regionId, {
      ...claim,
      id,
      name: claim.name.trim(),
      room: claim.room.trim(),
      claimedAt: at,
    })
  } catch (error) {
    if (isUniqueViolation(error, 'resident_claims_open')) throw new ClaimOpen()
    throw error
  }
  await announce(tx, {
    type: 'resident.claim-made',
    regionId,
    subjectKind: 'claim',
    subjectId: id,
    body: { communityId },
    actorId: personId,
    occurredAt: at,
  })
  return getClaim(tx, regionId, id)
}
