import { afterEach, expect, test } from 'vitest'
import { startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli
afterEach(() => linli.close())

let phones = 0
const askCode = async (headers: Record<string, string>) => {
  const response = await linli.app.inject({
    method: 'POST',
    url: '/api/auth/phone-number/send-otp',
    headers,
    payload: { phoneNumber: `+86137${String(10_000_000 + ++phones)}` },
  })
  return response.statusCode
}

/** The status of each of many calls, one after the other. */
async function statusesOf(calls: number, headersOf: (call: number) => Record<string, string>) {
  const statuses: number[] = []
  for (let call = 0; call < calls; call += 1) statuses.push(await askCode(headersOf(call)))
  return statuses
}

const forged = (call: number) => ({
  'x-forwarded-for': `198.51.100.${call}`,
  'x-real-ip': `198.51.100.${call}`,
  'x-linli-address': `198.51.100.${call}`,
  authorization: `Bearer made-up-${call}`,
})

test('one address that asks for many phones is stopped, whatever addresses it claims', async () => {
  linli = await startTestLinli({ RATE_LIMIT: 'on' })
  const statuses = await statusesOf(40, forged)
  expect(statuses.slice(0, 30)).toEqual(Array(30).fill(200))
  expect(new Set(statuses.slice(30))).toEqual(new Set([429]))
})

test('behind a trusted proxy each client has a limit of its own', async () => {
  linli = await startTestLinli({ RATE_LIMIT: 'on', TRUST_PROXY: '127.0.0.1' })
  const statuses = await statusesOf(40, (call) => ({ 'x-forwarded-for': `203.0.113.${call}` }))
  expect(new Set(statuses)).toEqual(new Set([200]))
})
