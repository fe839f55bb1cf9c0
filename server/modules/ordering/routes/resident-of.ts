import type { Caller } from '#platform/access'
import type { Queryable } from '#platform/db'
import { Refusal } from '#platform/refusals'
import { findResidentOf, type Resident } from '#residents'

class NotYetResident extends Refusal {
  constructor(regionId: string) {
    super('not-yet-resident', 409, 'Choose your community first.', { regionId })
  }
}

/** What the caller is in a region. */
export async function residentOf(
  db: Queryable,
  regionId: string,
  caller: Caller,
): Promise<Resident> {
  const resident = await findResidentOf(db, regionId, caller.personId)
  if (resident === undefined || resident.erasedAt !== null) throw new NotYetResident(regionId)
  return resident
}
