import type { Caller } from '#platform/access'
import { own, signedIn } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, field, route } from '#platform/http'
import { NotFound } from '#platform/refusals'
import { erasePerson } from '../erase-person.ts'
import { findOwn, findPerson, updatePerson } from '../queries/people.ts'
import {
  deleteSession,
  deleteSessions,
  findSessionOwner,
  listSessions,
} from '../queries/sessions.ts'
import { Me, MeChange, Session, SessionsEnded } from '../schemas.ts'

export function meRoutes(): AnyRoute[] {
  return [...profileRoutes(), ...sessionRoutes()]
}

function profileRoutes(): AnyRoute[] {
  return [
    route({
      name: 'readMe',
      method: 'GET',
      path: '/me',
      tag: 'me',
      summary: 'Who I am, how I sign in and which roles I hold.',
      access: signedIn(),
      reply: Me,
      read: ({ db, caller }) => describeMe(db, caller),
    }),
    route({
      name: 'changeMe',
      method: 'PATCH',
      path: '/me',
      tag: 'me',
      summary: 'Change my name, language or picture; nothing else is mine to change here.',
      access: signedIn(),
      body: MeChange,
      reply: Me,
      write: async ({ tx, caller, body }) => {
        await updatePerson(tx, { id: caller.personId, ...body })
        return describeMe(tx, caller)
      },
    }),
    route({
      name: 'deleteMe',
      method: 'DELETE',
      path: '/me',
      tag: 'me',
      summary: 'Delete my account: what is personal goes, the books stay.',
      access: signedIn(),
      status: 204,
      write: ({ tx, caller, at }) =>
        erasePerson(tx, { personId: caller.personId, by: caller.personId, at }),
    }),
  ]
}

function sessionRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listMySessions',
      method: 'GET',
      path: '/me/sessions',
      tag: 'me',
      summary: 'Where I am signed in.',
      access: signedIn(),
      reply: field.list(Session, 'Live sessions, newest first.'),
      read: async ({ db, caller }) => {
        const sessions = await listSessions(db, caller.personId)
        return sessions.map((session) => ({
          ...session,
          isCurrent: session.id === caller.sessionId,
        }))
      },
    }),
    route({
      name: 'endMySession',
      method: 'DELETE',
      path: '/me/sessions/:session',
      tag: 'me',
      summary: 'Sign one of my devices out; its next call is refused.',
      access: own(),
      place: async ({ db, params, caller }) => {
        const personId = await findSessionOwner(db, params.session)
        return personId === caller?.personId ? { personId } : null
      },
      status: 204,
      write: ({ tx, params }) => deleteSession(tx, params.session),
    }),
    route({
      name: 'endMySessions',
      method: 'DELETE',
      path: '/me/sessions',
      tag: 'me',
      summary: 'Sign me out everywhere, here too.',
      access: signedIn(),
      reply: SessionsEnded,
      write: async ({ tx, caller }) => ({ ended: await deleteSessions(tx, caller.personId) }),
    }),
  ]
}

async function describeMe(db: Queryable, caller: Caller) {
  const person = await findPerson(db, caller.personId)
  if (person === null) throw new NotFound('person')
  return { ...person, ...(await findOwn(db, person.id)), grants: caller.grants }
}
