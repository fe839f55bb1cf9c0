import type { Tx } from '#platform/db'
import { newOrderNumber } from '#platform/ids'
import { getHousehold, type Household, updateHouseholdCode } from './queries/households.ts'
import { lockResident } from './queries/residents.ts'
import { NotInHousehold } from './refusals.ts'

/** A member makes a new code, so that whoever was told the old one can no longer join. */
export async function renewHouseholdCode(
  tx: Tx,
  regionId: string,
  residentId: string,
): Promise<Household> {
  const { householdId } = await lockResident(tx, regionId, residentId)
  if (householdId === null) throw new NotInHousehold()
  await updateHouseholdCode(tx, regionId, householdId, newOrderNumber())
  return getHousehold(tx, regionId, householdId)
}
