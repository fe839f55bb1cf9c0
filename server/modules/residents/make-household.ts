import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId, newOrderNumber } from '#platform/ids'
import { getHousehold, type Household, insertHousehold } from './queries/households.ts'
import { lockResident, updateResident } from './queries/residents.ts'
import { AlreadyInHousehold } from './refusals.ts'

/** A resident starts a household and is its first member. Throws AlreadyInHousehold. */
export async function makeHousehold(
  tx: Tx,
  making: { regionId: string; residentId: string; name: string; by: string; at: Date },
): Promise<Household> {
  const { regionId, residentId, by, at } = making
  const resident = await lockResident(tx, regionId, residentId)
  if (resident.householdId !== null) throw new AlreadyInHousehold(resident.householdId)
  const householdId = newId()
  await insertHousehold(tx, regionId, {
    id: householdId,
    name: making.name.trim(),
    code: newOrderNumber(),
    createdAt: at,
  })
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
