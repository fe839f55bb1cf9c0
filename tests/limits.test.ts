import { afterEach, expect, test } from 'vitest'
import { type Person, startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli
afterEach(() => linli.close())

const CALLS = 1200

/** How many of many calls are let through, from one socket's address. */
async function letThrough(calls: number, headersOf: (call: number) => Record<string, string>) {
  let through = 0
  for (let call = 0; call < calls; call += 1) {
    // Refused without a look at the database, so that a minute is long enough on any machine.
    const { statusCode } = await linli.app.inject({ url: '/api/v1/me', headers: headersOf(call) })
    if (statusCode === 401) through += 1
  }
  return through
}

const forged = (call: number) => ({
  'x-forwarded-for': `198.51.100.${call % 250}, 203.0.113.${call % 250}`,
  'x-real-ip': `198.51.100.${call % 250}`,
  forwarded: `for=198.51.100.${call % 250}`,
  cookie: `linli.session_token=made-up-${call}`,
  ...(call % 50 === 0 ? { authorization: `Bearer made-up-${call}` } : {}),
})

test('one address has one limit, whatever addresses and sessions it claims', async () => {
  linli = await startTestLinli({ RATE_LIMIT: 'on' })
  expect(await letThrough(CALLS + 50, forged)).toBe(CALLS)
  const refused = await linli.app.inject({ url: '/api/v1/regions' })
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['content-type']).toContain('application/problem+json')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.json()).toMatchObject({ code: 'too-many-calls' })
  for (const url of ['/health/live', '/health/ready', '/metrics'])
    expect((await linli.app.inject({ url })).statusCode, url).toBe(200)
}, 60_000)

test('a proxy that is not named is not believed, and one that is named is', async () => {
  linli = await startTestLinli({ RATE_LIMIT: 'on', TRUST_PROXY: '10.0.0.1' })
  expect(await letThrough(CALLS + 10, forged)).toBe(CALLS)
  await linli.close()
  linli = await startTestLinli({ RATE_LIMIT: 'on', TRUST_PROXY: '127.0.0.1' })
  expect(await letThrough(CALLS + 10, forged)).toBe(CALLS + 10)
}, 60_000)

test('one person has one limit, from however many addresses', async () => {
  linli = await startTestLinli({ RATE_LIMIT: 'on', TRUST_PROXY: '127.0.0.1' })
  const [busy, other] = [await linli.person(), await linli.person()]
  const ask = (who: Person, call: number) =>
    linli.app.inject({
      url: '/api/v1/me',
      headers: {
        authorization: `Bearer ${who.token}`,
        'x-forwarded-for': `198.51.${call % 200}.${call % 250}`,
      },
    })
  // At a time, so that a minute is long enough on any machine.
  for (let sent = 0; sent < CALLS; sent += 100) {
    const answers = await Promise.all(Array.from({ length: 100 }, (_, at) => ask(busy, sent + at)))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  }
  const refused = await ask(busy, 7)
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask(other, 7)).statusCode).toBe(200)
}, 120_000)

test('a number of hops is no proxy: whoever comes round it could write what it likes', async () => {
  linli = await startTestLinli()
  await expect(startTestLinli({ TRUST_PROXY: '1' })).rejects.toThrow('TRUST_PROXY')
  await expect(startTestLinli({ TRUST_PROXY: 'true' })).rejects.toThrow('TRUST_PROXY')
})
