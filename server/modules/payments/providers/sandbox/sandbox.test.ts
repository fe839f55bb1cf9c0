import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import { makePaymentsDue, runPayments, startTestLinli, type TestLinli } from '#testing'
import { fateOf } from './refunds.ts'
import { sandboxKeys, signMessage, whyUnproven } from './signatures.ts'

const SECRET = 'only-for-tests-and-long-enough-0123456789'
const keys = sandboxKeys([{ id: '1', secret: SECRET }], 'merchant')

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli({ LINLI_SECRET: SECRET })
})
afterAll(() => linli.close())

async function call(method: 'GET' | 'POST', url: string, body?: object, by = keys) {
  const payload = body === undefined ? '' : JSON.stringify(body)
  const answer = await linli.app.inject({
    method,
    url,
    headers: {
      ...signMessage(by, `${method} ${url}`, payload),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload }),
  })
  return {
    status: answer.statusCode,
    body: answer.body.startsWith('{') ? answer.json() : answer.body,
  }
}

const chargeWish = () => ({
  merchant: 'linli',
  reference: `chengdu_${newId()}`,
  amountMinor: 1000,
  currency: 'CNY',
  description: '<script>alert(1)</script> 番茄',
  returnUrl: 'http://127.0.0.1:3000/orders?a=1&b="2"',
  notifyUrl: 'http://127.0.0.1:1/nowhere',
  expiresInSeconds: 600,
})

const refundWish = (chargeReference: string, amountMinor: number, reason = 'bruised') => ({
  merchant: 'linli',
  reference: `r_${newId()}`,
  chargeReference,
  amountMinor,
  currency: 'CNY',
  reason,
})

async function paidCharge(): Promise<ReturnType<typeof chargeWish>> {
  const wish = chargeWish()
  const { body } = await call('POST', '/sandbox/charges', wish)
  await linli.app.inject({ method: 'POST', url: `/sandbox/pay/${body.id}/payment` })
  return wish
}

describe('a merchant', () => {
  test('makes a charge once by its number, and reads it', async () => {
    const wish = chargeWish()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => call('POST', '/sandbox/charges', wish)),
    )
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 201, body: { state: 'waiting', paidAt: null } })
    const other = await call('POST', '/sandbox/charges', { ...wish, amountMinor: 1 })
    expect(other.body.code).toBe('reference-used')
    const read = await call('GET', `/sandbox/charges/${wish.reference}?merchant=linli`)
    expect(read.body.id).toBe(answers[0]!.body.id)
    expect((await call('GET', '/sandbox/charges/none?merchant=linli')).status).toBe(404)
  })

  test('is refused without its signature, with another’s, and for another merchant', async () => {
    const wish = chargeWish()
    const bare = await linli.app.inject({ method: 'POST', url: '/sandbox/charges', payload: wish })
    expect(bare.json()).toMatchObject({ status: 401, code: 'not-the-merchant' })
    const others = sandboxKeys([{ id: '1', secret: 'another secret of somebody' }], 'merchant')
    expect((await call('POST', '/sandbox/charges', wish, others)).status).toBe(401)
    const elsewhere = { ...wish, merchant: 'somebody' }
    expect((await call('POST', '/sandbox/charges', elsewhere)).status).toBe(401)
  })

  test('sends what has the shape asked for', async () => {
    for (const change of [
      { amountMinor: 0 },
      { amountMinor: 1.5 },
      { more: 1 },
      { returnUrl: 'javascript:1' },
    ]) {
      const answer = await call('POST', '/sandbox/charges', { ...chargeWish(), ...change })
      expect(answer.status).toBe(422)
    }
    expect((await call('GET', '/sandbox/bills/yesterday?merchant=linli')).status).toBe(422)
  })

  test('gets back never more than was paid, each number once', async () => {
    const { reference } = await paidCharge()
    const wish = refundWish(reference, 600)
    const twice = await Promise.all([1, 2].map(() => call('POST', '/sandbox/refunds', wish)))
    expect(twice[0]!.body).toEqual(twice[1]!.body)
    expect(twice[0]!.body.state).toBe('succeeded')
    const more = await call('POST', '/sandbox/refunds', refundWish(reference, 401))
    expect(more.body.code).toBe('not-refundable')
    const fails = await call('POST', '/sandbox/refunds', refundWish(reference, 400, 'sandbox-fail'))
    expect(fails.body).toMatchObject({ state: 'failed', why: expect.any(String) })
    expect((await call('POST', '/sandbox/refunds', refundWish(reference, 400))).status).toBe(201)
    const unpaid = chargeWish()
    await call('POST', '/sandbox/charges', unpaid)
    const early = await call('POST', '/sandbox/refunds', refundWish(unpaid.reference, 1))
    expect(early.body.code).toBe('not-refundable')
  })

  test('is told again, later each time, while it does not answer', async () => {
    const { db } = linli.database
    const { reference } = await paidCharge()
    await runPayments(linli)
    await makePaymentsDue(linli)
    await runPayments(linli)
    const { rows } = await sql<{ attempts: number; waits: boolean; last_error: string }>`
      select attempts, next_try_at > now() + interval '8 seconds' as waits, last_error
      from sandbox_notifications where body::json ->> 'reference' = ${reference}`.execute(db)
    expect(rows).toEqual([{ attempts: 2, waits: true, last_error: expect.any(String) }])
  })
})

describe('a payer', () => {
  test('sees a page that needs no script and shows what others wrote as text', async () => {
    const { body } = await call('POST', '/sandbox/charges', chargeWish())
    const url = `/sandbox/pay/${body.id}`
    const page = await linli.app.inject({ url, headers: { 'accept-language': 'en' } })
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.body).toContain('¥10.00')
    expect(page.body).toContain('Pay within 9 minutes')
    expect(page.body).toContain('&lt;script&gt;')
    expect(page.body).not.toMatch(/<script|<style|style=/)
    expect(page.headers['content-security-policy']).toContain("style-src 'self'")
    const css = await linli.app.inject({ url: '/sandbox/style.css' })
    expect(css.headers['content-type']).toContain('text/css')

    await linli.app.inject({ method: 'POST', url: `${url}/payment`, payload: '' })
    const done = await linli.app.inject({ url })
    expect(done.body).toContain('已付款')
    expect(done.body).toContain('href="http://127.0.0.1:3000/orders?a=1&amp;b=&quot;2&quot;"')
    expect(done.body).not.toContain('<form')
  })

  test('pays once, not after refusing, not after the end, and not what is not there', async () => {
    const { db } = linli.database
    const late = (await call('POST', '/sandbox/charges', chargeWish())).body
    await sql`update sandbox_charges set expires_at = now() where id = ${late.id}`.execute(db)
    await linli.app.inject({ method: 'POST', url: `/sandbox/pay/${late.id}/payment` })
    const read = await call('GET', `/sandbox/charges/${late.reference}?merchant=linli`)
    expect(read.body).toMatchObject({ state: 'closed', paidAt: null })
    for (const id of [newId(), 'x', '..%2f']) {
      expect((await linli.app.inject({ url: `/sandbox/pay/${id}` })).statusCode).toBe(404)
    }
    const once = (await call('POST', '/sandbox/charges', chargeWish())).body
    const url = `/sandbox/pay/${once.id}/payment`
    await Promise.all(Array.from({ length: 6 }, () => linli.app.inject({ method: 'POST', url })))
    const { rows } = await sql`select id from sandbox_notifications
      where body::json ->> 'reference' = ${once.reference}`.execute(db)
    expect(rows).toHaveLength(1)
  })
})

test('a signature holds five minutes either way, and for nothing else', () => {
  const at = new Date('2026-11-21T12:00:00Z')
  const signed = signMessage(keys, 'notification', 'body', at)
  const after = (seconds: number) => new Date(at.getTime() + seconds * 1000)
  const judge = (now: Date, body = 'body', subject = 'notification') =>
    whyUnproven(keys, subject, signed, body, now)
  expect([-300, 0, 300].map((seconds) => judge(after(seconds)))).toEqual([null, null, null])
  expect(judge(after(301))).toContain('time')
  expect(judge(after(-301))).toContain('time')
  expect(judge(at, 'bodY')).toContain('signature')
  expect(judge(at, 'body', 'GET /')).toContain('signature')
  expect(whyUnproven(keys, 'notification', {}, 'body', at)).toContain('not signed')
})

test('an older key still proves after a new one signs', () => {
  const rotated = sandboxKeys(
    [
      { id: '2', secret: 'the next one, long enough' },
      { id: '1', secret: SECRET },
    ],
    'merchant',
  )
  const old = signMessage(keys, 'notification', 'body')
  expect(whyUnproven(rotated, 'notification', old, 'body')).toBeNull()
  const now = signMessage(rotated, 'notification', 'body')
  expect(now['sandbox-key']).toBe('2')
  expect(whyUnproven(keys, 'notification', now, 'body')).toContain('key')
})

test('words in a reason say what a refund comes to', () => {
  expect(fateOf('bruised', false)).toEqual({ failedWhy: null, delaySeconds: 0 })
  expect(fateOf('sandbox-delay', false).delaySeconds).toBe(20)
  expect(fateOf('it is sandbox-fail now', true).failedWhy).not.toBeNull()
  expect(fateOf('sandbox-fail-once', false).failedWhy).not.toBeNull()
  expect(fateOf('sandbox-fail-once', true).failedWhy).toBeNull()
})
