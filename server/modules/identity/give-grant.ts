import type { Role } from '#platform/access'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { invariant, NotFound } from '#platform/refusals'
import { findSameGrant, type GivenGrant, insertGrant } from './queries/grants.ts'
import { lockPerson } from './queries/people.ts'
import { assertScopeOfRole } from './scope-of-role.ts'

export interface Giving {
  personId: string
  role: Role
  regionId?: string | null | undefined
  communityId?: string | null | undefined
  stationId?: string | null | undefined
  supplierId?: string | null | undefined
  /** Null when the program itself gives it, as on a first start. */
  givenBy: string | null
  at: Date
}

/**
 * Gives a person a role in a place; the same grant given twice is one. It acts at the person's next
 * call. Whether the giver may is the caller's to settle (mayGive).
 * @throws NotFound when there is no such person, Invalid when the place is not of the role's kind
 */
export async function giveGrant(tx: Tx, giving: Giving): Promise<GivenGrant> {
  const wish = {
    personId: giving.personId,
    role: giving.role,
    regionId: giving.regionId ?? null,
    communityId: giving.communityId ?? null,
    stationId: giving.stationId ?? null,
    supplierId: giving.supplierId ?? null,
  }
  assertScopeOfRole(wish)
  if (!(await lockPerson(tx, wish.personId))) throw new NotFound('person')
  const grant = { ...wish, id: newId(), givenBy: giving.givenBy, at: giving.at }
  if (await insertGrant(tx, grant)) {
    await announce(tx, {
      type: 'grant.given',
      regionId: wish.regionId ?? 'operator',
      subjectKind: 'person',
      subjectId: wish.personId,
      body: { grantId: grant.id, role: wish.role },
      actorId: giving.givenBy,
      occurredAt: giving.at,
    })
  }
  const given = await findSameGrant(tx, wish)
  invariant(given !== null, 'a grant that was given is in force')
  return given
}
