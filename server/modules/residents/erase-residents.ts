import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { deleteAddresses } from './queries/addresses.ts'
import { emptyClaims } from './queries/claims.ts'
import { deleteFavourites } from './queries/favourites.ts'
import { deleteEmptyHouseholds } from './queries/households.ts'
import {
  clearOrdererOf,
  emptyResidents,
  listRegionsOfPersons,
  lockResident,
  lockResidentsOf,
} from './queries/residents.ts'
import { HasLogin } from './refusals.ts'

interface Erasure {
  by: string | null
  why: string
  at: Date
}

/**
 * Erases a neighbour without a login, as when they withdraw their consent. Throws HasLogin: who has
 * a login erases it, and every region follows.
 */
export async function eraseNeighbour(
  tx: Tx,
  erasure: Erasure & { regionId: string; residentId: string },
): Promise<void> {
  const { regionId, residentId } = erasure
  const neighbour = await lockResident(tx, regionId, residentId)
  if (neighbour.personId !== null) throw new HasLogin()
  await eraseInRegion(tx, regionId, [neighbour], erasure)
}

/** Erases what persons are in every region: name, phone, home, addresses and favourites go, the ids stay. */
export async function eraseResidentsOf(
  tx: Tx,
  personIds: readonly string[],
  erasure: Erasure,
): Promise<void> {
  for (const regionId of await listRegionsOfPersons(tx, personIds)) {
    const residents = await lockResidentsOf(tx, regionId, personIds)
    await eraseInRegion(tx, regionId, residents, erasure)
  }
  await emptyClaims(tx, personIds, erasure.at)
}

async function eraseInRegion(
  tx: Tx,
  regionId: string,
  residents: readonly { id: string; householdId: string | null }[],
  { by, why, at }: Erasure,
): Promise<void> {
  const ids = residents.map((resident) => resident.id)
  const householdIds = residents.flatMap(({ householdId }) => householdId ?? [])
  await emptyResidents(tx, regionId, ids, { by, why, at })
  await deleteAddresses(tx, regionId, ids)
  await deleteFavourites(tx, regionId, ids)
  await clearOrdererOf(tx, regionId, ids)
  await deleteEmptyHouseholds(tx, regionId, householdIds)
  await announceAll(
    tx,
    ids.map((id) => ({
      type: 'resident.erased',
      regionId,
      subjectKind: 'resident',
      subjectId: id,
      actorId: by,
      occurredAt: at,
    })),
  )
}
