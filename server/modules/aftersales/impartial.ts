import { getLeader } from '#leaders'
import { type Caller, mayIn } from '#platform/access'
import type { Queryable } from '#platform/db'
import { findResident } from '#residents'
import { bearerOf, type Claim } from './claim.ts'
import { listObjections } from './queries/objections.ts'
import { NotImpartial, OwnClaim } from './refusals.ts'

/** Throws OwnClaim where a claim is the person's own, or they raised it: nobody grants themselves. */
export async function refuseOwnClaim(db: Queryable, claim: Claim, personId: string): Promise<void> {
  if (claim.raisedBy === personId) throw new OwnClaim()
  if (claim.residentId === null) return
  const resident = await findResident(db, claim.regionId, claim.residentId)
  const orderer =
    resident?.ordersByResidentId == null
      ? undefined
      : await findResident(db, claim.regionId, resident.ordersByResidentId)
  if ([resident?.personId, orderer?.personId].includes(personId)) throw new OwnClaim()
}

/** Throws where whoever is to decide in the end has a part in it. */
export async function refusePartial(db: Queryable, claim: Claim, caller: Caller): Promise<void> {
  await refuseOwnClaim(db, claim, caller.personId)
  if (claim.decidedBy === caller.personId) throw new NotImpartial('decided-first')
  if (await bearsIt(db, claim, caller)) throw new NotImpartial('bears-it')
  const objections = await listObjections(db, claim.regionId, claim.id)
  if (objections.some((one) => one.objectedBy === caller.personId)) {
    throw new NotImpartial('objected')
  }
}

/** Whether a caller is who bears a claim, or acts for who does. */
export async function bearsIt(db: Queryable, claim: Claim, caller: Caller): Promise<boolean> {
  const { regionId } = claim
  const bearer = bearerOf(claim)
  if (bearer === null || bearer.id === null) return false
  if (bearer.kind === 'courier') return bearer.id === caller.personId
  if (bearer.kind === 'leader') {
    return (await getLeader(db, regionId, bearer.id)).personId === caller.personId
  }
  if (bearer.kind === 'supplier') {
    return mayIn(caller, ['supplier'], { regionId, supplierId: bearer.id })
  }
  return mayIn(caller, ['station_manager'], { regionId, stationId: bearer.id })
}
