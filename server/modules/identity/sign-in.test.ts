import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerson, giveGrant } from '#identity'
import { startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const ORIGIN = 'http://127.0.0.1:3000'

/** Knocks at a door of sign-in as a browser would. */
async function knock(path: string, body?: object, headers: Record<string, string> = {}) {
  const response = await linli.app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `/api/auth${path}`,
    headers: { origin: ORIGIN, ...headers },
    ...(body === undefined ? {} : { payload: body }),
  })
  const cookies = response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
  return {
    status: response.statusCode,
    body: response.json(),
    cookie: cookies.join('; '),
    response,
  }
}

const askCode = (phoneNumber: string) => knock('/phone-number/send-otp', { phoneNumber })
const giveCode = (phoneNumber: string, code: string) =>
  knock('/phone-number/verify', { phoneNumber, code })
const shownCode = async (phone: string): Promise<string> =>
  (await linli.call(null, 'GET', `/demo/codes/${encodeURIComponent(phone)}`)).body.code

let phones = 0
const newPhone = () => `+86138${String(10_000_000 + ++phones)}`

async function signInByPhone(phone: string) {
  await askCode(phone)
  return giveCode(phone, await shownCode(phone))
}

const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

test('a resident signs in by phone and code, and is the same person the next time', async () => {
  const phone = newPhone()
  const first = await signInByPhone(phone)
  expect(first.status).toBe(200)
  const me = await linli.call({ id: '', token: first.body.token }, 'GET', '/me')
  expect(me.body).toMatchObject({ phone, email: null, name: '', grants: [], hasPassword: false })
  const again = await signInByPhone(phone.replace('+86', ''))
  expect(again.body.user.id).toBe(first.body.user.id)
})

test('the session works as a cookie and as a bearer, and ends at sign-out', async () => {
  const { cookie, body } = await signInByPhone(newPhone())
  expect(cookie).toContain('linli.session_token=')
  const asCookie = await linli.call(null, 'GET', '/me', undefined, { headers: { cookie } })
  expect(asCookie.body.id).toBe(body.user.id)
  expect((await knock('/get-session', undefined, { cookie })).body.user.id).toBe(body.user.id)
  const bearer = { authorization: `Bearer ${body.token}` }
  expect((await knock('/get-session', undefined, bearer)).body.user.id).toBe(body.user.id)
  expect((await knock('/sign-out', {}, bearer)).status).toBe(200)
  expect((await linli.call({ id: '', token: body.token }, 'GET', '/me')).status).toBe(401)
})

test('a cookie with one character changed is nobody', async () => {
  const { cookie } = await signInByPhone(newPhone())
  const forged = cookie.replace(
    /session_token=(.)/,
    (_, first) => `session_token=${first === 'a' ? 'b' : 'a'}`,
  )
  const answer = await linli.call(null, 'GET', '/me', undefined, { headers: { cookie: forged } })
  expect(answer.status).toBe(401)
})

test('a foreign site cannot sign anyone out with their cookie', async () => {
  const { cookie } = await signInByPhone(newPhone())
  const answer = await knock('/sign-out', {}, { cookie, origin: 'https://evil.example' })
  expect(answer.status).toBe(403)
  expect((await linli.call(null, 'GET', '/me', undefined, { headers: { cookie } })).status).toBe(
    200,
  )
})

test('a new person is greeted in the language of the browser', async () => {
  const phone = newPhone()
  await askCode(phone)
  const code = await shownCode(phone)
  const answer = await knock(
    '/phone-number/verify',
    { phoneNumber: phone, code },
    { 'accept-language': 'es-MX,es;q=0.9' },
  )
  const me = await linli.call({ id: '', token: answer.body.token }, 'GET', '/me')
  expect(me.body.locale).toBe('es')
})

test('whether a phone is registered shows neither in the answer nor in what is done for it', async () => {
  const known = newPhone()
  const unknown = newPhone()
  await signInByPhone(known)
  const asked = [await askCode(known), await askCode(unknown)]
  expect(asked[0]!.status).toBe(200)
  expect(asked[0]!.body).toEqual(asked[1]!.body)
  const guessed = [
    await giveCode(known, wrong(await shownCode(known))),
    await giveCode(unknown, wrong(await shownCode(unknown))),
  ]
  const { requestId: _, ...first } = guessed[0]!.body
  expect(first).toMatchObject({ status: 401, code: 'code-wrong' })
  expect(guessed[1]!.body).toMatchObject(first)
  // A code is made, kept and sent for both: no branch, so no difference in time either.
  const { rows } = await linli.database.pool.query(
    'select count(*) from auth_verifications where identifier = any($1)',
    [[known, unknown]],
  )
  expect(rows).toEqual([{ count: 2 }])
})

test('five guesses lock the phone, for the right code and from any address', async () => {
  const phone = newPhone()
  await askCode(phone)
  for (let guess = 0; guess < 5; guess += 1) {
    await askCode(phone)
    const answer = await giveCode(phone, wrong(await shownCode(phone)))
    expect(answer.body.code).toBe('code-wrong')
  }
  const { response, body } = await knock(
    '/phone-number/verify',
    { phoneNumber: phone, code: await shownCode(phone) },
    { 'x-forwarded-for': '198.51.100.9', 'x-linli-address': '198.51.100.9' },
  )
  expect(body).toMatchObject({ status: 429, code: 'tried-too-often' })
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(60)
  expect((await signInByPhone(newPhone())).status).toBe(200)
})

test('twenty guesses at once are not twenty tries', async () => {
  const phone = newPhone()
  await askCode(phone)
  const code = await shownCode(phone)
  const answers = await Promise.all(Array.from({ length: 20 }, () => giveCode(phone, wrong(code))))
  const told = answers.map(({ body }) => body.code)
  expect(told.filter((one) => one === 'tried-too-often')).toHaveLength(15)
  expect((await giveCode(phone, code)).status).toBe(429)
})

test('one code given twice at once signs in once', async () => {
  const phone = newPhone()
  await askCode(phone)
  const code = await shownCode(phone)
  const answers = await Promise.all([giveCode(phone, code), giveCode(phone, code)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
})

test('a phone gets five codes in a quarter of an hour, not a sixth', async () => {
  const phone = newPhone()
  const answers = []
  for (let sent = 0; sent < 6; sent += 1) answers.push(await askCode(phone))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
})

test('a code that has run out is refused', async () => {
  const phone = newPhone()
  await askCode(phone)
  const code = await shownCode(phone)
  await linli.database.pool.query(
    `update auth_verifications set expires_at = now() - interval '1 second' where identifier = $1`,
    [phone],
  )
  expect((await giveCode(phone, code)).body.code).toBe('code-wrong')
})

test('the table of tries holds nobody’s phone', async () => {
  const phone = newPhone()
  await askCode(phone)
  const { rows } = await linli.database.pool.query('select * from sign_in_attempts')
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(phone.slice(3))
})

test.each([
  ['/sign-up/email', { name: 'x', email: 'x@example.org', password: 'long enough words' }],
  ['/update-user', { name: 'x' }],
  ['/phone-number/request-password-reset', { phoneNumber: '+8613800138000' }],
  ['/phone-number/reset-password', { phoneNumber: '+8613800138000', otp: '1', newPassword: 'x' }],
  ['/delete-user', {}],
  ['/revoke-sessions', {}],
])('the library’s door %s is not open', async (path, body) => {
  expect((await knock(path, body)).status).toBe(404)
})

test('fields that a door does not know are refused', async () => {
  const phone = newPhone()
  await askCode(phone)
  const answer = await knock('/phone-number/verify', {
    phoneNumber: phone,
    code: await shownCode(phone),
    role: 'admin',
  })
  expect(answer.status).toBe(422)
  expect((await knock('/phone-number/send-otp', { phoneNumber: 'abc de' })).status).toBe(422)
})

async function makeStaff(email: string, password: string) {
  const { db } = linli.database
  const admin = await linli.person({ role: 'admin' })
  return db.transaction().execute(async (tx) => {
    const person = await createPerson(tx, { name: 'Mei', email, password })
    await giveGrant(tx, {
      personId: person.id,
      role: 'finance',
      givenBy: admin.id,
      at: new Date(),
    })
    return person
  })
}

test('staff sign in by e-mail and password, whatever the case of the letters', async () => {
  const person = await makeStaff('Mei@Example.org', 'correct horse battery')
  const answer = await knock('/sign-in/email', {
    email: 'mei@example.ORG',
    password: 'correct horse battery',
  })
  expect(answer.body.user.id).toBe(person.id)
  const me = await linli.call({ id: '', token: answer.body.token }, 'GET', '/me')
  expect(me.body).toMatchObject({ email: 'mei@example.org', hasPassword: true })
  expect(me.body.grants).toMatchObject([{ role: 'finance', regionId: null }])
})

test('a wrong password and an unknown e-mail are told alike, and ten tries lock the e-mail', async () => {
  await makeStaff('lock@example.org', 'correct horse battery')
  const bad = await knock('/sign-in/email', { email: 'lock@example.org', password: 'wrong words' })
  const none = await knock('/sign-in/email', { email: 'none@example.org', password: 'wrong words' })
  const { requestId: _, ...told } = bad.body
  expect(told).toMatchObject({ status: 401, code: 'e-mail-or-password-wrong' })
  expect(none.body).toMatchObject(told)
  for (let guess = 0; guess < 9; guess += 1) {
    await knock('/sign-in/email', { email: 'lock@example.org', password: 'wrong words' })
  }
  const right = await knock('/sign-in/email', {
    email: 'lock@example.org',
    password: 'correct horse battery',
  })
  expect(right.body.code).toBe('tried-too-often')
})
