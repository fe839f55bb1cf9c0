import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Stale } from '#platform/refusals'
import { readPhone } from './contact-phone.ts'
import { checkHomes } from './home.ts'
import { lockResident, updateResident } from './queries/residents.ts'
import { HasLogin } from './refusals.ts'
import type { Resident } from './resident.ts'

export interface ProfileChange {
  regionId: string
  residentId: string
  version: number
  name: string
  phone: string | null
  buildingId: string | null
  room: string
  /** Staff changes someone who has a login: the phone is that person's own to change. */
  isByStaff: boolean
  by: string
  at: Date
}

/**
 * Changes name, phone, building and room. Throws Stale, NotInCommunity, Invalid (phone), HasLogin
 * when staff would give a person with a login another phone.
 */
export async function changeProfile(tx: Tx, change: ProfileChange): Promise<Resident> {
  const { regionId, residentId, buildingId } = change
  const resident = await lockResident(tx, regionId, residentId)
  if (resident.version !== change.version) throw new Stale('resident', resident.version)
  await checkHomes(tx, regionId, [{ communityId: resident.communityId, buildingId }])
  const phone = await readPhone(tx, regionId, change.phone)
  if (change.isByStaff && phone !== resident.phone) throw new HasLogin()
  const changed = await updateResident(tx, regionId, residentId, {
    name: change.name.trim(),
    phone,
    buildingId,
    room: change.room.trim(),
  })
  await announce(tx, {
    type: 'resident.changed',
    regionId,
    subjectKind: 'resident',
    subjectId: residentId,
    body: { version: changed.version },
    actorId: change.by,
    occurredAt: change.at,
  })
  return changed
}
