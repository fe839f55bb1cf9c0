import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { getHousehold, type Household, listMembers, lockHousehold } from './queries/households.ts'
import { lockResident, updateResident } from './queries/residents.ts'
import {
  AlreadyInHousehold,
  HouseholdCodeUnknown,
  HouseholdElsewhere,
  HouseholdFull,
} from './refusals.ts'

const MAX_MEMBERS = 20

export interface HouseholdJoining {
  regionId: string
  residentId: string
  /** What the family told the resident, or the household that the leader puts them in. */
  household: { id: string } | { code: string }
  by: string
  at: Date
}

/**
 * A resident joins a household of their community. Throws HouseholdCodeUnknown,
 * AlreadyInHousehold, HouseholdElsewhere, HouseholdFull.
 */
export async function joinHousehold(tx: Tx, joining: HouseholdJoining): Promise<Household> {
  const { regionId, residentId, by, at } = joining
  const resident = await lockResident(tx, regionId, residentId)
  if (resident.householdId !== null) throw new AlreadyInHousehold(resident.householdId)
  const householdId = await lockHousehold(tx, regionId, joining.household)
  if (householdId === undefined) throw new HouseholdCodeUnknown()
  const members = await listMembers(tx, regionId, householdId)
  if (members.some((member) => member.communityId !== resident.communityId)) {
    throw new HouseholdElsewhere()
  }
  if (members.length >= MAX_MEMBERS) throw new HouseholdFull(MAX_MEMBERS)
  await updateResident(tx, regionId, residentId, { householdId })
  await announce(tx, {
    type: 'household.joined',
    regionId,
    subjectKind: 'household',
    subjectId: householdId,
    body: { residentId },
    actorId: by,
    occurredAt: at,
  })
  return getHousehold(tx, regionId, householdId)
}
