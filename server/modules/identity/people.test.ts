import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPeople, createPerson, createSessions } from '#identity'
import { type EventRow, subscribe } from '#platform/events'
import { Refusal } from '#platform/refusals'
import { startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const make = (person: Parameters<typeof createPerson>[1]) =>
  linli.database.db.transaction().execute((tx) => createPerson(tx, person))

test('I change my name and language, and nothing else', async () => {
  const me = await linli.person()
  const changed = await linli.call(me, 'PATCH', '/me', { name: '林美', locale: 'es' })
  expect(changed.body).toMatchObject({ name: '林美', locale: 'es' })
  const kept = await linli.call(me, 'PATCH', '/me', { locale: 'en' })
  expect(kept.body).toMatchObject({ name: '林美', locale: 'en' })
})

test('my picture is one of Linli’s own; it stays until I take it away', async () => {
  const me = await linli.person()
  const id = '0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04'
  const picture = `/api/v1/regions/chengdu/profile-pictures/${id}`
  await linli.call(me, 'PATCH', '/me', { picture })
  const kept = await linli.call(me, 'PATCH', '/me', { name: '林美' })
  expect(kept.body).toMatchObject({ name: '林美', picture })
  const foreign = await linli.call(me, 'PATCH', '/me', { picture: 'https://evil.example/x.png' })
  expect(foreign.status).toBe(422)
  const without = await linli.call(me, 'PATCH', '/me', { picture: null })
  expect(without.body.picture).toBeNull()
})

test.each(['role', 'grants', 'price', 'balanceMinor', 'communityId', 'phone', 'email', 'id'])(
  '%s sent through the profile is refused, and nothing is changed',
  async (field) => {
    const me = await linli.person()
    const before = await linli.call(me, 'GET', '/me')
    const answer = await linli.call(me, 'PATCH', '/me', { name: 'Eve', [field]: 'admin' })
    expect(answer.status).toBe(422)
    expect((await linli.call(me, 'GET', '/me')).body).toEqual(before.body)
  },
)

test('a stranger has no profile', async () => {
  expect((await linli.call(null, 'GET', '/me')).status).toBe(401)
  expect((await linli.call(null, 'PATCH', '/me', { name: 'x' })).status).toBe(401)
})

test('I see where I am signed in, and end one session or all, at once', async () => {
  const me = await linli.person()
  const made = await createSessions(linli.database.db, [me.id, me.id], 1)
  const [second, third] = made.map(({ token }) => ({ id: me.id, token }))
  const listed = await linli.call(me, 'GET', '/me/sessions')
  expect(listed.body).toHaveLength(3)
  expect(JSON.stringify(listed.body)).not.toContain(second!.token)
  const current = (await linli.call(second!, 'GET', '/me/sessions')).body.find(
    (session: { isCurrent: boolean }) => session.isCurrent,
  )
  expect((await linli.call(me, 'DELETE', `/me/sessions/${current.id}`)).status).toBe(204)
  expect((await linli.call(second!, 'GET', '/me')).status).toBe(401)
  expect((await linli.call(third!, 'GET', '/me')).status).toBe(200)
  expect((await linli.call(me, 'DELETE', '/me/sessions')).body).toEqual({ ended: 2 })
  expect((await linli.call(third!, 'GET', '/me')).status).toBe(401)
  expect((await linli.call(me, 'GET', '/me')).status).toBe(401)
})

test('nobody ends another’s session by its id, an administrator neither', async () => {
  const me = await linli.person()
  const [session] = (await linli.call(me, 'GET', '/me/sessions')).body
  for (const other of [await linli.person(), await linli.person({ role: 'admin' })]) {
    expect((await linli.call(other, 'DELETE', `/me/sessions/${session.id}`)).status).toBe(404)
  }
  expect((await linli.call(me, 'GET', '/me')).status).toBe(200)
})

test('support signs a resident out everywhere, and staff only of its own region', async () => {
  const support = await linli.person({ role: 'support', regionId: 'chengdu' })
  const resident = await linli.person()
  const ended = await linli.call(support, 'DELETE', `/people/${resident.id}/sessions`)
  expect(ended.body).toEqual({ ended: 1 })
  expect((await linli.call(resident, 'GET', '/me')).status).toBe(401)

  const colleague = await linli.person({ role: 'courier', regionId: 'chengdu' })
  const foreign = await linli.person({ role: 'courier', regionId: 'dali' })
  const admin = await linli.person({ role: 'admin' })
  const end = (id: string) => linli.call(support, 'DELETE', `/people/${id}/sessions`)
  expect((await end(colleague.id)).status).toBe(200)
  expect((await end(foreign.id)).status).toBe(404)
  expect((await end(admin.id)).status).toBe(404)
  expect((await linli.call(foreign, 'DELETE', `/people/${admin.id}/sessions`)).status).toBe(404)
  expect((await linli.call(admin, 'DELETE', `/people/${foreign.id}/sessions`)).status).toBe(200)
})

test('a session that has run out is nobody', async () => {
  const me = await linli.person()
  await linli.database.pool.query(
    `update auth_sessions set expires_at = now() - interval '1 second' where user_id = $1`,
    [me.id],
  )
  expect((await linli.call(me, 'GET', '/me')).status).toBe(401)
})

test('sessions are made in bulk and each works as a bearer', async () => {
  const people = await linli.database.db.transaction().execute((tx) =>
    createPeople(
      tx,
      Array.from({ length: 3000 }, () => ({ name: 'Bulk' })),
    ),
  )
  const sessions = await createSessions(
    linli.database.db,
    people.map(({ id }) => id),
    2,
  )
  expect(new Set(sessions.map(({ token }) => token)).size).toBe(3000)
  const last = sessions.at(-1)!
  const me = await linli.call({ id: last.personId, token: last.token }, 'GET', '/me')
  expect(me.body).toMatchObject({ id: people.at(-1)!.id, name: 'Bulk', email: null })
})

test('one phone is one person, also when two make them at once', async () => {
  const made = await Promise.allSettled([
    make({ name: 'A', phone: '138 0000 0001' }),
    make({ name: 'B', phone: '+8613800000001' }),
  ])
  expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(make({ name: 'C', phone: '+8613800000001' })).rejects.toMatchObject({
    code: 'already-exists',
  })
  await expect(make({ name: 'D', phone: '12' })).rejects.toMatchObject({ code: 'invalid' })
})

/** Everything the sign-in tables hold of anyone, as text. */
async function allSignInRows(): Promise<string> {
  const tables = ['users', 'sessions', 'accounts', 'verifications', 'passkeys', 'two_factors']
  const texts = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await linli.database.pool.query(`select * from auth_${table}`)
      return JSON.stringify(rows)
    }),
  )
  return texts.join()
}

test('an erased person leaves an id without a person', async () => {
  const person = await make({
    name: 'Zhang Unmistakable',
    phone: '+8613877770001',
    email: 'unmistakable@example.org',
    password: 'correct horse battery',
  })
  const [session] = await createSessions(linli.database.db, [person.id], 1)
  const me = { id: person.id, token: session!.token }
  await linli.app.inject({
    method: 'POST',
    url: '/api/auth/phone-number/send-otp',
    payload: { phoneNumber: '+8613877770001' },
  })
  expect((await linli.call(me, 'DELETE', '/me')).status).toBe(204)
  expect((await linli.call(me, 'GET', '/me')).status).toBe(401)
  const kept = await allSignInRows()
  for (const text of ['nmistakable', '13877770001', session!.token])
    expect(kept).not.toContain(text)
  expect(kept).toContain(person.id)
  const other = await make({ name: 'New owner of the number', phone: '+8613877770001' })
  expect(other.id).not.toBe(person.id)
})

test('what reacts to an erasure is in its transaction: it may refuse, and nothing is erased', async () => {
  class InFlight extends Refusal {
    constructor() {
      super('in-flight', 409, 'An order is on its way. Wait until it is here.')
    }
  }
  const busy = await linli.person()
  const seen: string[] = []
  subscribe({
    reactions: [
      {
        name: 'test-refuses',
        to: 'person.erased',
        react: async (_tx, events: EventRow[]) => {
          seen.push(...events.map((event) => event.subjectId))
          if (events.some((event) => event.subjectId === busy.id)) throw new InFlight()
        },
      },
    ],
  })
  expect((await linli.call(busy, 'DELETE', '/me')).body.code).toBe('in-flight')
  expect((await linli.call(busy, 'GET', '/me')).status).toBe(200)
  expect(seen).toEqual([busy.id])
})

test('one who holds a role gives it back before the account is deleted', async () => {
  const courier = await linli.person({ role: 'courier', regionId: 'chengdu' })
  expect((await linli.call(courier, 'DELETE', '/me')).body).toMatchObject({
    code: 'roles-held',
    roles: ['courier'],
  })
})

test('an administrator deletes a person at their wish; others do not', async () => {
  const admin = await linli.person({ role: 'admin' })
  const [one, other] = [await linli.person(), await linli.person()]
  expect((await linli.call(other, 'DELETE', `/people/${one.id}`)).status).toBe(403)
  expect((await linli.call(admin, 'DELETE', `/people/${one.id}`)).status).toBe(204)
  expect((await linli.call(admin, 'DELETE', `/people/${one.id}`)).status).toBe(404)
  expect((await linli.call(one, 'GET', '/me')).status).toBe(401)
})
