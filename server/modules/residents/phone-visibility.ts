import { type Caller, mayIn, type Place, type Role } from '#platform/access'
import { maskPhone } from '#platform/text'

/** Roles that must reach a resident by phone; every other one gets it masked. */
const SEES_PHONES: readonly Role[] = [
  'admin',
  'operations',
  'support',
  'leader',
  'station_manager',
  'station_staff',
]

/** Whether a caller sees the phones of people at a place, by role or because they are their own. */
export function maySeePhones(caller: Caller, place: Place): boolean {
  if (place.personId != null && place.personId === caller.personId) return true
  return mayIn(caller, SEES_PHONES, {
    regionId: place.regionId ?? '',
    ...(place.communityId == null ? {} : { communityId: place.communityId }),
    ...(place.stationId == null ? {} : { stationId: place.stationId }),
  })
}

/** A phone as one may see it. */
export const shownPhone = (phone: string | null, isSeen: boolean): string | null =>
  phone === null || isSeen ? phone : maskPhone(phone)
