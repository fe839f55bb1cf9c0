import { type Caller, mayIn, type Place, type Role } from '#platform/access'
import type { Resident } from './resident.ts'

const ORDERS_FOR_OTHERS: readonly Role[] = [
  'admin',
  'leader',
  'support',
  'station_manager',
  'station_staff',
]

/**
 * Whether a caller may order for a resident: the resident, who is named to order for them, the
 * leader of the community, support, or the counter of a station that serves it. Pure.
 * @param place the resident's, as residentPlace finds it
 * @param callerResidentId what the caller is in the resident's region, if anything
 */
export function mayOrderFor(
  caller: Caller,
  resident: Pick<Resident, 'personId' | 'ordersByResidentId' | 'erasedAt'>,
  place: Place,
  callerResidentId: string | undefined,
): boolean {
  if (resident.erasedAt !== null) return false
  if (resident.personId === caller.personId) return true
  if (callerResidentId !== undefined && resident.ordersByResidentId === callerResidentId) {
    return true
  }
  return mayIn(caller, ORDERS_FOR_OTHERS, {
    regionId: place.regionId ?? '',
    ...(place.communityId == null ? {} : { communityId: place.communityId }),
    ...(place.stationId == null ? {} : { stationId: place.stationId }),
  })
}
