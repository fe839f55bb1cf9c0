import { type Caller, type Place, type Role, staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import { maskPhone, normalizePhone } from '#platform/text'
import { erasePerson } from '../erase-person.ts'
import { createStaff, giveTemporaryPassword } from '../give-temporary-password.ts'
import { listGrantsOf } from '../queries/grants.ts'
import { findPerson } from '../queries/people.ts'
import { deleteSessions } from '../queries/sessions.ts'
import { findCandidates } from '../queries/staff.ts'
import {
  NewStaff,
  SessionsEnded,
  StaffFound,
  StaffQuery,
  TemporaryPassword,
  TemporaryPasswordWish,
} from '../schemas.ts'

const MOST_CANDIDATES = 20

export function peopleRoutes(): AnyRoute[] {
  return [
    route({
      name: 'findStaff',
      method: 'GET',
      path: '/regions/:region/staff',
      tag: 'people',
      summary:
        'Find one to give a role to, by a part of their name or e-mail or their whole phone.',
      access: staff({ operations: 'region' }),
      query: StaffQuery,
      reply: StaffFound,
      read: async ({ db, params, query }) => {
        const phone = normalizePhone(query.search)
        const wish = phone === null ? { part: query.search.trim() } : { phone }
        const found = await findCandidates(db, {
          regionId: params.region,
          wish,
          limit: MOST_CANDIDATES,
        })
        return {
          items: found.map((one) => ({ ...one, phone: one.phone && maskPhone(one.phone) })),
        }
      },
    }),
    route({
      name: 'createStaff',
      method: 'POST',
      path: '/staff',
      tag: 'people',
      summary: 'Make a member of staff, with a temporary password to pass on.',
      access: staff({ admin: 'operator' }),
      body: NewStaff,
      reply: TemporaryPassword,
      status: 201,
      write: async ({ tx, body, note }) => {
        const given = await createStaff(tx, body)
        note({ personId: given.personId })
        return given
      },
    }),
    route({
      name: 'giveTemporaryPassword',
      method: 'POST',
      path: '/people/:person/temporary-password',
      tag: 'people',
      summary: 'Give one who lost theirs a temporary password; their sessions end.',
      access: staff({ admin: 'operator' }),
      body: TemporaryPasswordWish,
      reply: TemporaryPassword,
      status: 201,
      write: ({ tx, params, body }) =>
        giveTemporaryPassword(tx, { personId: params.person, ...body }),
    }),
    route({
      name: 'endSessionsOf',
      method: 'DELETE',
      path: '/people/:person/sessions',
      tag: 'people',
      summary: 'Sign a person out everywhere; it acts at their next call.',
      access: staff({ support: 'region' }),
      place: ({ db, params, caller }) => placeOfPerson(db, params.person, caller, ['support']),
      reply: SessionsEnded,
      write: async ({ tx, params }) => ({ ended: await deleteSessions(tx, params.person) }),
    }),
    route({
      name: 'erasePerson',
      method: 'DELETE',
      path: '/people/:person',
      tag: 'people',
      summary: 'Delete a person’s account at their wish.',
      access: staff({ admin: 'operator' }),
      status: 204,
      write: ({ tx, params, caller, at }) =>
        erasePerson(tx, { personId: params.person, by: caller.personId, at }),
    }),
  ]
}

/**
 * Where a person lies for those who look after them: staff in the one region of their grants, staff
 * of several regions with the operator only, one without grants with whoever is asked.
 */
async function placeOfPerson(
  db: Queryable,
  personId: string,
  caller: Caller | null,
  roles: readonly Role[],
): Promise<Place | null> {
  if ((await findPerson(db, personId)) === null) return null
  const regions = new Set((await listGrantsOf(db, personId)).map((grant) => grant.regionId))
  if (regions.size > 1) return {}
  const [only] = regions
  if (regions.size === 1) return only === null ? {} : { regionId: only }
  const held = caller?.grants.find((grant) => ['admin', ...roles].includes(grant.role))
  return { regionId: held?.regionId ?? undefined }
}
