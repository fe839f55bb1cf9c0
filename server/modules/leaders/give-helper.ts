import { giveGrant } from '#identity'
import { isUniqueViolation, type Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { AlreadyExists } from '#platform/refusals'
import { getResident } from '#residents'
import { listActing } from './queries/acting.ts'
import { type Helper, insertHelper, listHelpers, lockHelper } from './queries/helping.ts'
import { lockLeading } from './queries/leaders.ts'
import { CannotHelp, TooManyHelpers } from './refusals.ts'

const MAX_HELPERS = 20

export interface HelperGiving {
  regionId: string
  communityId: string
  /** A resident of the community with a login. */
  residentId: string
  by: string
  at: Date
}

/**
 * A resident helps to hand over in a community, and may do nothing else there. Throws CannotHelp,
 * TooManyHelpers, AlreadyExists, NotFound.
 */
export async function giveHelper(tx: Tx, giving: HelperGiving): Promise<Helper> {
  const { regionId, communityId, residentId, by, at } = giving
  await lockLeading(tx, regionId)
  const resident = await getResident(tx, regionId, residentId)
  const { personId } = resident
  if (personId === null || resident.communityId !== communityId) throw new CannotHelp()
  const leading = await listActing(tx, regionId, [communityId], at)
  const leader = leading.find((row) => row.personId === by) ?? leading[0]
  if (leader === undefined || leading.some((row) => row.personId === personId)) {
    throw new CannotHelp()
  }
  const present = await listHelpers(tx, regionId, communityId)
  if (present.length >= MAX_HELPERS) throw new TooManyHelpers(MAX_HELPERS)

  const grant = { personId, role: 'leader_helper' as const, regionId, communityId }
  const { id: grantId } = await giveGrant(tx, { ...grant, givenBy: by, at })
  const helper = { communityId, residentId, grantId, givenAt: at, id: newId() }
  const leaderId = leader.forLeaderId
  try {
    await insertHelper(tx, regionId, { ...helper, leaderId, personId, givenBy: by })
  } catch (error) {
    if (isUniqueViolation(error, 'leader_helpers_in_force')) throw new AlreadyExists('helper')
    throw error
  }
  await announce(tx, {
    type: 'leader.helper-given',
    regionId,
    subjectKind: 'community',
    subjectId: communityId,
    body: { helperId: helper.id, residentId, leaderId },
    actorId: by,
    occurredAt: at,
  })
  return lockHelper(tx, regionId, helper.id)
}
