import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { checkLedger, escrowOfOrder } from '#ledger'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  decideOnPage,
  makeBareOrder,
  makePayment,
  makePaymentsWorld,
  type PaymentsWorld,
  runPayments,
  startPayment,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { merchantNumber } from './merchant-number.ts'
import { sandboxKeys, signMessage } from './providers/sandbox/signatures.ts'

const SECRET = 'only-for-tests-and-long-enough-0123456789'
const keys = sandboxKeys([{ id: '1', secret: SECRET }], 'sandbox')

let linli: TestLinli
let world: PaymentsWorld

beforeAll(async () => {
  linli = await startTestLinli({ LINLI_SECRET: SECRET })
  world = await makePaymentsWorld(linli)
})
afterAll(() => linli.close())
afterEach(async () => {
  expect((await checkLedger(linli.database.db)).faults).toEqual([])
})

interface Started {
  orderId: string
  paymentId: string
  body: Record<string, unknown>
}

/** A started payment, and what the sandbox would say once it is paid. */
async function start(): Promise<Started> {
  const orderId = await makeBareOrder(linli, world)
  const payment = await makePayment(linli, world, [orderId])
  const page = await startPayment(linli, world, payment.id)
  const body = {
    id: newId(),
    kind: 'payment.paid',
    merchant: 'linli',
    reference: merchantNumber(world.regionId, payment.id),
    sandboxId: page.split('/').at(-1)!,
    amountMinor: 1960,
    currency: 'CNY',
    occurredAt: new Date().toISOString(),
    why: null,
  }
  return { orderId, paymentId: payment.id, body }
}

function send(payload: string, headers: Record<string, string>, regionId = world.regionId) {
  return linli.app.inject({
    method: 'POST',
    url: `/api/v1/regions/${regionId}/payment-notifications/sandbox`,
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  })
}

function sendSigned(body: object, at?: Date) {
  const payload = JSON.stringify(body)
  return send(payload, signMessage(keys, 'notification', payload, at))
}

const escrowOf = (orderId: string) => escrowOfOrder(linli.database.db, world.regionId, orderId)

async function transfersOf(paymentId: string): Promise<number> {
  const { rows } = await sql<{ found: number }>`select count(*)::int as found from transfers
    where subject_id = ${paymentId}`.execute(linli.database.db)
  return rows[0]!.found
}

async function notificationsKept(): Promise<number> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from payment_notifications`.execute(linli.database.db)
  return rows[0]!.found
}

const notices = () => `/regions/${world.regionId}/quarantined-notifications`
const listOpen = async (locale = 'en') => {
  const headers = { 'accept-language': locale }
  return (await linli.call(world.finance, 'GET', notices(), undefined, { headers })).body.items
}
const dismiss = async (id: string) => {
  const body = { resolution: 'dismissed', why: 'settled with the provider' }
  const path = `${notices()}/${id}/resolution`
  const { status } = await linli.call(world.finance, 'POST', path, body, { key: newId() })
  expect(status).toBe(201)
}

describe('what is not proven changes nothing', () => {
  test('an unsigned call that says paid', async () => {
    const { orderId, body } = await start()
    const answer = await send(JSON.stringify(body), {})
    expect(answer.statusCode).toBe(401)
    expect(answer.json().code).toBe('notification-refused')
    expect(await escrowOf(orderId)).toBe(0)
  })

  test('one flipped byte of body, nonce, timestamp, signature or key', async () => {
    const { orderId, body } = await start()
    const kept = await notificationsKept()
    const payload = JSON.stringify(body)
    const signed = signMessage(keys, 'notification', payload)
    for (let at = 0; at < payload.length; at += 17) {
      const flipped = `${payload.slice(0, at)}${payload[at] === '1' ? '2' : '1'}${payload.slice(at + 1)}`
      expect((await send(flipped, signed)).statusCode).toBe(401)
    }
    for (const [name, value] of Object.entries(signed)) {
      const flipped = `${value[0] === 'A' ? 'B' : 'A'}${value.slice(1)}`
      expect((await send(payload, { ...signed, [name]: flipped })).statusCode).toBe(401)
    }
    const digit = signed['sandbox-timestamp']
    const later = String(Number(digit) + 1)
    expect((await send(payload, { ...signed, 'sandbox-timestamp': later })).statusCode).toBe(401)
    expect(await escrowOf(orderId)).toBe(0)
    expect(await notificationsKept()).toBe(kept)
    expect((await send(payload, signed)).statusCode).toBe(200)
    expect(await escrowOf(orderId)).toBe(1960)
  })

  test('a message signed five minutes and a second ago, or ahead', async () => {
    const { orderId, body } = await start()
    for (const seconds of [-301.5, 302.5]) {
      const answer = await sendSigned(body, new Date(Date.now() + seconds * 1000))
      expect(answer.statusCode).toBe(401)
    }
    expect(await escrowOf(orderId)).toBe(0)
    expect((await sendSigned(body, new Date(Date.now() - 290_000))).statusCode).toBe(200)
    expect(await escrowOf(orderId)).toBe(1960)
  })

  test('what the merchant’s own keys signed, or what was signed for another use', async () => {
    const { orderId, body } = await start()
    const payload = JSON.stringify(body)
    const ours = sandboxKeys([{ id: '1', secret: SECRET }], 'merchant')
    const wrong = [
      signMessage(ours, 'notification', payload),
      signMessage(keys, 'POST /sandbox/charges', payload),
    ]
    for (const headers of wrong) expect((await send(payload, headers)).statusCode).toBe(401)
    expect(await escrowOf(orderId)).toBe(0)
  })

  test('a provider that is not there', async () => {
    const url = `/api/v1/regions/${world.regionId}/payment-notifications/other`
    const answer = await linli.app.inject({ method: 'POST', url, payload: '{}' })
    expect(answer.json()).toMatchObject({ status: 404, code: 'provider-not-offered' })
  })
})

test('one event fifty times at once is one posting', async () => {
  const { orderId, paymentId, body } = await start()
  const answers = await Promise.all(Array.from({ length: 50 }, () => sendSigned(body)))
  expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]))
  expect(await escrowOf(orderId)).toBe(1960)
  expect(await transfersOf(paymentId)).toBe(1)
})

test('different events of one payment, at once and out of order, are one posting', async () => {
  const { orderId, paymentId, body } = await start()
  const events = Array.from({ length: 20 }, (_, at) => ({
    ...body,
    id: newId(),
    kind: at % 4 === 0 ? 'payment.closed' : 'payment.paid',
  }))
  const answers = await Promise.all(events.map((event) => sendSigned(event)))
  expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]))
  expect(await escrowOf(orderId)).toBe(1960)
  expect(await transfersOf(paymentId)).toBe(1)
  expect(await listOpen()).toEqual([])
})

describe('what is proven but does not fit is kept aside', () => {
  test.each([
    ['another amount', { amountMinor: 1 }, 'What came is 0.01 CNY, and 19.60 CNY was due.'],
    ['another currency', { currency: 'USD' }, 'What came is 19.60 USD, and 19.60 CNY was due.'],
    ['another merchant', { merchant: 'somebody' }, 'The money went to another merchant: somebody.'],
    [
      'another reference',
      { sandboxId: 'other' },
      'The payment has another reference there: other.',
    ],
    ['a number that is none of ours', { reference: 'x' }, 'The number is none of ours: x.'],
    [
      'a payment of another region',
      { reference: merchantNumber('mianyang', newId()) },
      'The number is of another region: mianyang.',
    ],
  ])('%s', async (_name, change, why) => {
    const { orderId, body } = await start()
    expect((await sendSigned({ ...body, ...change })).statusCode).toBe(200)
    expect(await escrowOf(orderId)).toBe(0)
    const [kept] = await listOpen()
    expect(kept).toMatchObject({ quarantinedWhy: why, eventId: body.id, provider: 'sandbox' })
    await dismiss(kept.id)
    expect(await listOpen()).toEqual([])
  })

  test('finance reads why in its own language, and what the provider said as it said it', async () => {
    const { body } = await start()
    await sendSigned({ ...body, amountMinor: 1 })
    const [{ id }] = await listOpen()
    expect((await listOpen('zh-CN'))[0].quarantinedWhy).toBe('到账 0.01 CNY，应收 19.60 CNY。')
    expect((await listOpen('es'))[0].quarantinedWhy).toBe(
      'Han llegado 0.01 CNY y se debían 19.60 CNY.',
    )
    await dismiss(id)
    await sendSigned({ ...body, id: newId(), sandboxId: 'other' })
    const [other] = await listOpen('zh-CN')
    expect(other.quarantinedWhy).toBe('这笔付款在渠道那边的单号不同：other。')
    await dismiss(other.id)
  })

  test('finance has it done once it fits, and nobody settles it twice', async () => {
    const { db } = linli.database
    const { orderId, paymentId, body } = await start()
    await sql`update payments set currency = 'USD' where id = ${paymentId}`.execute(db)
    await sendSigned(body)
    const [kept] = await listOpen()
    const path = `/regions/${world.regionId}/quarantined-notifications/${kept.id}/resolution`
    const settle = (resolution: string, who = world.finance) =>
      linli.call(who, 'POST', path, { resolution, why: 'looked into' }, { key: newId() })

    expect((await settle('processed')).body.code).toBe('still-wrong')
    await sql`update payments set currency = 'CNY' where id = ${paymentId}`.execute(db)
    expect((await settle('processed', await linli.person())).status).toBe(403)
    expect((await settle('processed')).status).toBe(201)
    expect(await escrowOf(orderId)).toBe(1960)
    expect((await settle('dismissed')).body.code).toBe('quarantine-resolved')
  })

  test('a wrong amount found by asking is kept aside once and not asked for again', async () => {
    const { db } = linli.database
    const { orderId, paymentId, body } = await start()
    await decideOnPage(linli, `/sandbox/pay/${body.sandboxId}`, 'payment')
    await sql`update sandbox_charges set amount_minor = 5 where id = ${body.sandboxId as string}`.execute(
      db,
    )
    for (let round = 0; round < 2; round += 1) {
      await sql`update payments set next_query_at = now() where id = ${paymentId}
        and next_query_at is not null`.execute(db)
      await runPayments(linli, { without: ['sandbox-notifications'] })
    }
    expect(await escrowOf(orderId)).toBe(0)
    expect(
      (await listOpen()).map((kept: { quarantinedWhy: string }) => kept.quarantinedWhy),
    ).toEqual(['What came is 0.05 CNY, and 19.60 CNY was due.'])
  })
})
