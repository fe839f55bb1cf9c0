import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { deleteEmptyHouseholds, lockHousehold } from './queries/households.ts'
import { lockResident, updateResident } from './queries/residents.ts'
import { NotInHousehold } from './refusals.ts'

/** A resident leaves; the household goes with its last member. Throws NotInHousehold. */
export async function leaveHousehold(
  tx: Tx,
  leaving: { regionId: string; residentId: string; by: string; at: Date },
): Promise<void> {
  const { regionId, residentId, by, at } = leaving
  const { householdId } = await lockResident(tx, regionId, residentId)
  if (householdId === null) throw new NotInHousehold()
  // One who joins at this moment waits, and then finds the household gone or with a member.
  await lockHousehold(tx, regionId, { id: householdId })
  await updateResident(tx, regionId, residentId, { householdId: null })
  await deleteEmptyHouseholds(tx, regionId, [householdId])
  await announce(tx, {
    type: 'household.left',
    regionId,
    subjectKind: 'household',
    subjectId: householdId,
    body: { residentId },
    actorId: by,
    occurredAt: at,
  })
}
