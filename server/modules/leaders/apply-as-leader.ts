import { getRegion } from '#places'
import { isUniqueViolation, type Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { normalizePhone } from '#platform/text'
import type { Application, Leader, LeaderHours } from './leader.ts'
import { faultOfHours } from './leader-hours.ts'
import { getLeader, insertLeader } from './queries/leaders.ts'
import { AlreadyApplied } from './refusals.ts'
import { checkCommunities, checkPickupPoint } from './served-places.ts'

export interface LeaderApplication extends Application {
  regionId: string
  personId: string
  name: string
  phone: string
  hours: readonly LeaderHours[]
  at: Date
}

/** A person asks to lead. Throws AlreadyApplied, NoSuchPickupPoint, NotFound, Invalid. */
export async function applyAsLeader(tx: Tx, wish: LeaderApplication): Promise<Leader> {
  const { regionId, personId, communityIds, pickupStationId, message, hours, at } = wish
  await checkCommunities(tx, regionId, communityIds)
  if (pickupStationId !== null) await checkPickupPoint(tx, regionId, pickupStationId)
  checkHours(hours)
  const id = newId()
  try {
    await insertLeader(tx, {
      regionId,
      id,
      personId,
      name: wish.name.trim(),
      phone: await readLeaderPhone(tx, regionId, wish.phone),
      hours,
      application: { communityIds: [...new Set(communityIds)], pickupStationId, message },
      appliedAt: at,
    })
  } catch (error) {
    if (isUniqueViolation(error, 'leaders_of_person')) throw new AlreadyApplied()
    throw error
  }
  await announce(tx, {
    type: 'leader.applied',
    regionId,
    subjectKind: 'leader',
    subjectId: id,
    body: { communityIds },
    actorId: personId,
    occurredAt: at,
  })
  return getLeader(tx, regionId, id)
}

export function checkHours(hours: readonly LeaderHours[]): void {
  const fault = faultOfHours(hours)
  if (fault !== null) throw new Invalid('hours', fault)
}

/** A leader is reached by phone, so there must be a real one; throws Invalid. */
export async function readLeaderPhone(tx: Tx, regionId: string, text: string): Promise<string> {
  const phone = normalizePhone(text, (await getRegion(tx, regionId)).country)
  if (phone === null) throw new Invalid('phone', 'This is not a phone number. Check its digits.')
  return phone
}
