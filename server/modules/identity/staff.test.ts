import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { type Person, startTestLinli, type TestLinli, totp } from '#testing'
import { placeholderEmail } from './queries/people.ts'

let linli: TestLinli
let admin: Person

beforeAll(async () => {
  linli = await startTestLinli()
  admin = await linli.person({ role: 'admin' })
})
afterAll(() => linli.close())

async function knock(path: string, body?: object, headers: Record<string, string> = {}) {
  const response = await linli.app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `/api/auth${path}`,
    headers: { origin: 'http://127.0.0.1:3000', ...headers },
    ...(body === undefined ? {} : { payload: body }),
  })
  const cookies = response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
  return { status: response.statusCode, body: response.json(), cookie: cookies.join('; ') }
}

let made = 0
async function newStaff() {
  const email = `staff${++made}@example.org`
  const { body } = await linli.call(admin, 'POST', '/staff', { name: 'Ada', email })
  return { email, personId: body.personId as string, temporary: body.password as string }
}

/** A member of staff who has changed the temporary password and is signed in. */
async function settledStaff() {
  const { email, personId, temporary } = await newStaff()
  const first = await knock('/sign-in/email', { email, password: temporary })
  const password = `changed ${email}`
  const changed = await knock(
    '/change-password',
    { currentPassword: temporary, newPassword: password },
    { authorization: `Bearer ${first.body.token}` },
  )
  return {
    email,
    personId,
    password,
    person: { id: personId, token: changed.body.token as string },
  }
}

test('an administrator makes staff, whose temporary password opens nothing but its change', async () => {
  const { email, personId, temporary } = await newStaff()
  const signedIn = await knock('/sign-in/email', { email, password: temporary })
  const person = { id: personId, token: signedIn.body.token }
  const refused = await linli.call(person, 'GET', '/me')
  expect(refused).toMatchObject({ status: 403, body: { code: 'password-change-needed' } })
  const bearer = { authorization: `Bearer ${person.token}` }
  const short = await knock(
    '/change-password',
    { currentPassword: temporary, newPassword: 'short' },
    bearer,
  )
  expect(short.body.code).toBe('password-too-short')
  const changed = await knock(
    '/change-password',
    { currentPassword: temporary, newPassword: 'my very own words' },
    bearer,
  )
  expect(changed.status).toBe(200)
  expect((await linli.call({ ...person, token: changed.body.token }, 'GET', '/me')).status).toBe(
    200,
  )
  expect((await linli.call(person, 'GET', '/me')).status).toBe(401)
})

test('a temporary password that has run out signs nobody in', async () => {
  const { email, personId, temporary } = await newStaff()
  await linli.database.pool.query(
    `update auth_users set temporary_password_until = now() - interval '1 day' where id = $1`,
    [personId],
  )
  const answer = await knock('/sign-in/email', { email, password: temporary })
  expect(answer.body.code).toBe('temporary-password-ran-out')
})

test('a lost password is replaced by a temporary one and every session ends', async () => {
  const { email, person, password } = await settledStaff()
  const given = await linli.call(admin, 'POST', `/people/${person.id}/temporary-password`, {
    dropSecondFactor: false,
  })
  expect(given.status).toBe(201)
  expect((await linli.call(person, 'GET', '/me')).status).toBe(401)
  expect((await knock('/sign-in/email', { email, password })).status).toBe(401)
  expect((await knock('/sign-in/email', { email, password: given.body.password })).status).toBe(200)
})

test('nobody but an administrator of the operator makes staff, and no e-mail twice', async () => {
  const regional = await linli.person({ role: 'admin', regionId: 'chengdu' })
  const body = { name: 'Eve', email: 'eve@example.org' }
  expect((await linli.call(null, 'POST', '/staff', body)).status).toBe(401)
  expect((await linli.call(regional, 'POST', '/staff', body)).status).toBe(403)
  const { email } = await newStaff()
  const twice = await linli.call(admin, 'POST', '/staff', {
    name: 'Eve',
    email: email.toUpperCase(),
  })
  expect(twice.body.code).toBe('already-exists')
})

async function withSecondFactor() {
  const { email, password, person } = await settledStaff()
  const bearer = { authorization: `Bearer ${person.token}` }
  const begun = await knock('/two-factor/enable', { password }, bearer)
  const proven = await knock('/two-factor/verify-totp', { code: totp(begun.body.totpURI) }, bearer)
  return { email, password, personId: person.id, begun: begun.body, token: proven.body.token }
}

test('with a second factor the password alone signs nobody in', async () => {
  const { email, password, begun } = await withSecondFactor()
  const half = await knock('/sign-in/email', { email, password })
  expect(half.body).toMatchObject({ twoFactorRedirect: true })
  expect(half.body.token).toBeUndefined()
  const wrong = await knock('/two-factor/verify-totp', { code: '12' }, { cookie: half.cookie })
  expect(wrong.body.code).toBe('code-wrong')
  const whole = await knock(
    '/two-factor/verify-totp',
    { code: totp(begun.totpURI, 1) },
    { cookie: half.cookie },
  )
  expect((await linli.call({ id: '', token: whole.body.token }, 'GET', '/me')).body).toMatchObject({
    hasSecondFactor: true,
  })
})

test('a code of the authenticator signs in once, also for two who show it at once', async () => {
  const { email, password, begun } = await withSecondFactor()
  const code = totp(begun.totpURI, 1)
  const half = [await knock('/sign-in/email', { email, password })]
  half.push(await knock('/sign-in/email', { email, password }))
  const shown = await Promise.all(
    half.map(({ cookie }) => knock('/two-factor/verify-totp', { code }, { cookie })),
  )
  expect(shown.map(({ status }) => status).sort()).toEqual([200, 401])
  expect(shown.find(({ status }) => status === 401)!.body.code).toBe('code-wrong')
})

test('a backup code signs in once', async () => {
  const { email, password, begun } = await withSecondFactor()
  const [code] = begun.backupCodes as string[]
  const first = await knock('/sign-in/email', { email, password })
  const used = await knock('/two-factor/verify-backup-code', { code }, { cookie: first.cookie })
  expect(used.status).toBe(200)
  const second = await knock('/sign-in/email', { email, password })
  const again = await knock('/two-factor/verify-backup-code', { code }, { cookie: second.cookie })
  expect(again.body.code).toBe('code-wrong')
})

test('the second factor’s secret and codes are not in the database in clear', async () => {
  const { personId, begun } = await withSecondFactor()
  const { rows } = await linli.database.pool.query(
    'select * from auth_two_factors where user_id = $1',
    [personId],
  )
  const kept = JSON.stringify(rows)
  expect(kept).not.toContain(new URL(begun.totpURI).searchParams.get('secret'))
  expect(kept).not.toContain(begun.backupCodes[0])
})

test('a phone’s code does not pass by the second factor', async () => {
  const { personId } = await withSecondFactor()
  const phone = '+8613900139000'
  await linli.database.pool.query('update auth_users set phone_number = $1 where id = $2', [
    phone,
    personId,
  ])
  await knock('/phone-number/send-otp', { phoneNumber: phone })
  const shown = await linli.call(null, 'GET', `/demo/codes/${encodeURIComponent(phone)}`)
  const answer = await knock('/phone-number/verify', { phoneNumber: phone, code: shown.body.code })
  expect(answer).toMatchObject({ status: 403, body: { code: 'second-factor-needed' } })
})

test('a lost device is forgotten by an administrator', async () => {
  const { email, personId } = await withSecondFactor()
  const given = await linli.call(admin, 'POST', `/people/${personId}/temporary-password`, {
    dropSecondFactor: true,
  })
  const answer = await knock('/sign-in/email', { email, password: given.body.password })
  expect(answer.body.token).toBeTypeOf('string')
})

test('a passkey is begun by one who is signed in, with a challenge of its own each time', async () => {
  const { person } = await settledStaff()
  expect((await knock('/passkey/generate-register-options')).status).toBe(401)
  const bearer = { authorization: `Bearer ${person.token}` }
  const first = await knock('/passkey/generate-register-options', undefined, bearer)
  const second = await knock('/passkey/generate-register-options', undefined, bearer)
  expect(first.body.rp).toMatchObject({ name: 'Linli' })
  expect(first.body.challenge).not.toBe(second.body.challenge)
  expect((await knock('/passkey/list-user-passkeys', undefined, bearer)).body).toEqual([])
  const asked = await knock('/passkey/generate-authenticate-options')
  const made = { response: { id: 'Zm9v', type: 'public-key', response: {} } }
  const forged = await knock('/passkey/verify-authentication', made, { cookie: asked.cookie })
  expect(forged.status).toBe(401)
})

test('staff are found by a part of their name or e-mail, or by the whole phone', async () => {
  const operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
  const { email, personId } = await newStaff()
  const find = async (search: string) => {
    const path = `/regions/chengdu/staff?search=${encodeURIComponent(search)}`
    const { status, body } = await linli.call(operations, 'GET', path)
    expect(status).toBe(200)
    return body.items as { id: string; email: string | null; phone: string | null }[]
  }
  expect(await find(email.slice(0, -4).toUpperCase())).toMatchObject([{ id: personId, email }])
  expect((await find('ada')).map(({ id }) => id)).toContain(personId)
  expect(await find('no%such')).toEqual([])
})

test('residents are found by their whole phone only, which is shown partly hidden', async () => {
  const operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
  const id = newId()
  const resident = { id, name: 'Zhu Resident', email: placeholderEmail(id) }
  await linli.database.db
    .insertInto('auth_users')
    .values({ ...resident, phone_number: '+8613912345678' })
    .execute()
  const find = async (search: string) => {
    const path = `/regions/chengdu/staff?search=${encodeURIComponent(search)}`
    return (await linli.call(operations, 'GET', path)).body.items
  }
  expect(await find('Zhu Resident')).toEqual([])
  expect(await find(`${id}@no-mail`)).toEqual([])
  expect(await find('139 1234 5678')).toEqual([
    { id, name: resident.name, email: null, phone: '+86139****5678' },
  ])
})

test('nobody without a role over the region looks for staff', async () => {
  const courier = await linli.person({ role: 'courier', regionId: 'chengdu' })
  const path = '/regions/chengdu/staff?search=ada'
  expect((await linli.call(courier, 'GET', path)).status).toBe(403)
  expect((await linli.call(null, 'GET', path)).status).toBe(401)
  const elsewhere = await linli.person({ role: 'operations', regionId: 'dali' })
  expect((await linli.call(elsewhere, 'GET', path)).status).toBe(403)
})
