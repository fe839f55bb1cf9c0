import type { Caller } from '#platform/access'
import type { Queryable } from '#platform/db'
import { findResidentOf, type Resident } from '#residents'
import { NotYetResident } from './refusals.ts'

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
