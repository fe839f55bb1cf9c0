import { isUniqueViolation, type Tx } from '#platform/db'
import { AlreadyExists, NotFound } from '#platform/refusals'
import { readPhone } from './contact-phone.ts'
import { createResidents } from './create-residents.ts'
import { findResident, getResident } from './queries/residents.ts'
import { CannotOrderForOthers } from './refusals.ts'
import type { ConsentWay, Resident } from './resident.ts'

export interface NewNeighbour {
  regionId: string
  communityId: string
  buildingId: string
  room?: string | undefined
  name: string
  phone?: string | null | undefined
  /** The resident who orders for them; absent when the leader does. */
  ordersByResidentId?: string | null | undefined
  /** How they agreed to be kept by name and ordered for. */
  consentHow: ConsentWay
  /** Who heard the consent and writes it down. */
  by: string
  at: Date
}

/**
 * Writes down a neighbour without a phone or login as a resident. Throws AlreadyExists when the
 * same name lives in the same room already, CannotOrderForOthers, NotInCommunity, NotFound.
 */
export async function createNeighbour(tx: Tx, neighbour: NewNeighbour): Promise<Resident> {
  const { regionId, communityId, ordersByResidentId, by, at } = neighbour
  await checkOrderer(tx, regionId, communityId, ordersByResidentId)
  const phone = await readPhone(tx, regionId, neighbour.phone)
  const consent = { how: neighbour.consentHow, recordedBy: by, at }
  try {
    const made = await createResidents(tx, regionId, [{ ...neighbour, phone, consent }], { by, at })
    return await getResident(tx, regionId, made[0]!)
  } catch (error) {
    if (isUniqueViolation(error, 'residents_neighbour_once')) throw new AlreadyExists('neighbour')
    throw error
  }
}

/** Who orders for a neighbour: a resident of the same community with a login, or the leader. */
export async function checkOrderer(
  tx: Tx,
  regionId: string,
  communityId: string,
  residentId: string | null | undefined,
): Promise<void> {
  if (residentId == null) return
  const orderer = await findResident(tx, regionId, residentId)
  if (orderer === undefined || orderer.erasedAt !== null) throw new NotFound('resident')
  if (orderer.personId === null || orderer.communityId !== communityId) {
    throw new CannotOrderForOthers()
  }
}
