import { erasePerson } from '#identity'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import {
  type ErasureRequest,
  findErasureRequest,
  insertErasureRequest,
  markErasureApproved,
  markErasureDeclined,
} from './queries/erasures.ts'
import { listRegionsOfPersons, lockResident } from './queries/residents.ts'
import {
  ErasureAsked,
  LivesElsewhereToo,
  NoErasureAsked,
  NoLogin,
  SecondLookNeeded,
} from './refusals.ts'

interface Act {
  regionId: string
  residentId: string
  by: string
  at: Date
}

/**
 * Asks that a resident with a login be erased, as who writes to support wishes it. Nothing goes
 * before another person has looked at it.
 * @throws NoLogin: a neighbour without one is erased at once; ErasureAsked where it waits already
 */
export async function requestErasure(
  tx: Tx,
  { regionId, residentId, why, by, at }: Act & { why: string },
): Promise<ErasureRequest> {
  const resident = await lockResident(tx, regionId, residentId)
  if (resident.personId === null) throw new NoLogin()
  const id = newId()
  if (!(await insertErasureRequest(tx, regionId, { id, residentId, why, by, at }))) {
    throw new ErasureAsked()
  }
  return (await findErasureRequest(tx, regionId, residentId))!
}

/**
 * Erases the login and, in every region, what the person is there; orders and the ledger keep their
 * ids and figures. Who asked does not approve.
 * @param reach the regions that the approver stands for; null: all of them
 * @throws RolesHeld while the person has roles, LivesElsewhereToo where another region is hit
 */
export async function approveErasure(
  tx: Tx,
  { regionId, residentId, by, at, reach }: Act & { reach: readonly string[] | null },
): Promise<void> {
  const resident = await lockResident(tx, regionId, residentId)
  const request = await findErasureRequest(tx, regionId, residentId)
  if (request === null || resident.personId === null) throw new NoErasureAsked()
  if (request.askedBy === by) throw new SecondLookNeeded()
  const regions = await listRegionsOfPersons(tx, [resident.personId])
  const beyond = regions.filter((region) => reach !== null && !reach.includes(region))
  if (beyond.length > 0) throw new LivesElsewhereToo(beyond)
  await markErasureApproved(tx, regionId, request.id, { by, at })
  await erasePerson(tx, { personId: resident.personId, by, at })
}

/** Lets a resident stay as they are, with the reason; it can be asked anew. */
export async function declineErasure(
  tx: Tx,
  { regionId, residentId, why, by, at }: Act & { why: string },
): Promise<void> {
  await lockResident(tx, regionId, residentId)
  const request = await findErasureRequest(tx, regionId, residentId)
  if (request === null) throw new NoErasureAsked()
  await markErasureDeclined(tx, regionId, request.id, { by, at, why })
}
