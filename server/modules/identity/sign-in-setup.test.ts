import fastify, { type FastifyRequest } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSignIn } from '#identity'
import { readConfig } from '#platform/config'
import { startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const OLD = 'only-for-tests-and-long-enough-0123456789'
const NEW = 'another-for-tests-and-long-enough-0123456789'

/** Sign-in of another process on the same database. */
function signInWith(env: Record<string, string>, kind: string) {
  const config = readConfig({ DATABASE_URL: linli.url, RATE_LIMIT: 'off', ...env })
  return createSignIn({ config, database: linli.database, kind, logger: false })
}

test('in production without an SMS channel no code is sent, and none can be read', async () => {
  const signIn = signInWith({ LINLI_SECRET: OLD }, 'production')
  expect(signIn.demoSms).toBeNull()
  const app = fastify()
  signIn.mount(app)
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/phone-number/send-otp',
    payload: { phoneNumber: '+8613800138000' },
  })
  expect(answer.statusCode).toBe(501)
  expect(answer.json()).toMatchObject({ code: 'sms-not-configured' })
  await app.close()
})

/** A cookie as the browser of one who has just signed in holds it. */
async function freshCookie(): Promise<string> {
  const phoneNumber = '+8613800138001'
  const door = (path: string, payload: object) =>
    linli.app.inject({ method: 'POST', url: `/api/auth/phone-number/${path}`, payload })
  await door('send-otp', { phoneNumber })
  const shown = await linli.call(null, 'GET', `/demo/codes/${encodeURIComponent(phoneNumber)}`)
  const answer = await door('verify', { phoneNumber, code: shown.body.code })
  return answer.cookies.find(({ name }) => name === 'linli.session_token')!.value
}

test('whoever signed in before the secret was rotated stays signed in while the old one is told', async () => {
  const request = {
    headers: {},
    cookies: { 'linli.session_token': await freshCookie() },
  } as unknown as FastifyRequest
  const rotated = signInWith({ LINLI_SECRET: `2:${NEW}`, LINLI_SECRETS_OLD: `1:${OLD}` }, 'test')
  expect(await rotated.authenticate(request)).not.toBeNull()
  const dropped = signInWith({ LINLI_SECRET: `2:${NEW}` }, 'test')
  expect(await dropped.authenticate(request)).toBeNull()
})

test('behind https the session cookie is secure, and read under its secure name', async () => {
  const signIn = signInWith({ LINLI_SECRET: OLD, PUBLIC_URL: 'https://linli.example' }, 'test')
  const app = fastify()
  signIn.mount(app)
  const phoneNumber = '+8613800138002'
  const door = (path: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/auth/phone-number/${path}`, payload })
  await door('send-otp', { phoneNumber })
  const code = signIn.demoSms!.lastCode(phoneNumber)!.code
  const { cookies } = await door('verify', { phoneNumber, code })
  const cookie = cookies.find(({ name }) => name === '__Secure-linli.session_token')!
  expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' })
  const request = { headers: {}, cookies: { [cookie.name]: cookie.value } }
  expect(await signIn.authenticate(request as unknown as FastifyRequest)).not.toBeNull()
  await app.close()
})
