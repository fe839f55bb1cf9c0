import { findPerson } from '#identity'
import { isUniqueViolation, type Tx } from '#platform/db'
import { readPhone } from './contact-phone.ts'
import { createResidents } from './create-residents.ts'
import { leaderFinder } from './leader-finder.ts'
import { findResidentOf, getResident } from './queries/residents.ts'
import { AlreadyResident } from './refusals.ts'
import type { Resident } from './resident.ts'

export interface Joining {
  regionId: string
  personId: string
  name: string
  communityId: string
  buildingId?: string | null | undefined
  room?: string | undefined
  /** The login's own when absent. */
  phone?: string | null | undefined
  /** Code of the leader's link by which they came; one that fits no leader here is passed over. */
  leaderCode?: string | undefined
  at: Date
}

/**
 * A person becomes a resident of a region. Throws AlreadyResident, NotInCommunity, NotFound
 * (community), Invalid (phone).
 */
export async function joinRegion(tx: Tx, joining: Joining): Promise<Resident> {
  const { regionId, personId, at } = joining
  const present = await findResidentOf(tx, regionId, personId)
  if (present !== undefined) throw new AlreadyResident(present.id)
  const phone =
    joining.phone === undefined
      ? ((await findPerson(tx, personId))?.phone ?? null)
      : await readPhone(tx, regionId, joining.phone)
  const linkLeaderId =
    joining.leaderCode === undefined
      ? undefined
      : await leaderFinder().byCode(tx, regionId, joining.leaderCode)
  try {
    const [id] = await createResidents(tx, regionId, [{ ...joining, phone, linkLeaderId }], {
      by: personId,
      at,
    })
    return await getResident(tx, regionId, id!)
  } catch (error) {
    if (isUniqueViolation(error, 'residents_of_person')) throw new AlreadyResident()
    throw error
  }
}
