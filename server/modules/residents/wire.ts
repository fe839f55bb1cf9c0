import type { Caller, Place } from '#platform/access'
import { encodeCursor } from '#platform/http'
import { maySeePhones, shownPhone } from './phone-visibility.ts'
import type { Address } from './queries/addresses.ts'
import type { Claim } from './queries/claims.ts'
import type { Resident } from './resident.ts'

/** A resident as a caller may see them: the phone masked unless they need it. */
export function residentFor(resident: Resident, caller: Caller, place: Place) {
  const isSeen = maySeePhones(caller, { ...place, personId: resident.personId })
  return {
    id: resident.id,
    name: resident.name,
    phone: shownPhone(resident.phone, isSeen),
    communityId: resident.communityId,
    buildingId: resident.buildingId,
    room: resident.room,
    hasLogin: resident.personId !== null,
    householdId: resident.householdId,
    leaderId: resident.leaderId,
    ordersByResidentId: resident.ordersByResidentId,
    consent:
      resident.consentedAt === null
        ? null
        : {
            consentedAt: resident.consentedAt,
            recordedBy: resident.consentRecordedBy!,
            how: resident.consentHow!,
          },
    joinedAt: resident.createdAt,
    version: resident.version,
  }
}

/** A page of residents; one row more than the limit says that there is another page. */
export function residentPage(rows: Resident[], limit: number, caller: Caller, place: Place) {
  const shown = rows.slice(0, limit)
  const items = shown.map((resident) =>
    residentFor(resident, caller, { ...place, communityId: resident.communityId }),
  )
  const last = shown.at(-1)
  if (rows.length <= limit || last === undefined) return { items }
  return { items, nextCursor: encodeCursor([last.id]) }
}

export function addressFor(address: Address, caller: Caller, place: Place) {
  return { ...address, phone: shownPhone(address.phone, maySeePhones(caller, place)) }
}

/** A claim without the claimant's login. */
export function claimShown({ personId: _, ...claim }: Claim): Omit<Claim, 'personId'> {
  return claim
}
