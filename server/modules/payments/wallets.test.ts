import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkLedger } from '#ledger'
import { businessNow } from '#platform/clock'
import { sql, transact } from '#platform/db'
import { newId } from '#platform/ids'
import { Refusal } from '#platform/refusals'
import {
  decideOnPage,
  fillWallet,
  makeBareOrder,
  makePaymentsWorld,
  makeResident,
  type PaymentsWorld,
  runPayments,
  startPayment,
  startTestLinli,
  type TestLinli,
  walletBalance,
} from '#testing'
import { createPayment, type WantedPayment } from './create-payment.ts'

let linli: TestLinli
let world: PaymentsWorld
let at: string

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makePaymentsWorld(linli)
  at = `/regions/${world.regionId}`
})
afterAll(() => linli.close())
afterEach(async () => {
  expect((await checkLedger(linli.database.db)).faults).toEqual([])
})

async function payFromWallet(orderId: string, wish: Partial<WantedPayment> = {}) {
  const { db } = linli.database
  const now = await businessNow(db)
  return transact(db, (tx) =>
    createPayment(tx, {
      regionId: world.regionId,
      provider: 'wallet',
      orders: [{ orderId, amountMinor: 1960 }],
      payerResidentId: world.resident.id,
      payerPersonId: world.resident.person.id,
      expiresAt: null,
      at: now,
      ...wish,
    }),
  )
}

const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

test('two tabs that spend one wallet at once spend it once', async () => {
  await fillWallet(linli, world, 2000)
  const before = await walletBalance(linli, world)
  const orders = await Promise.all([1, 2, 3, 4].map(() => makeBareOrder(linli, world)))
  const outcomes = await Promise.all(orders.map((orderId) => codeOf(payFromWallet(orderId))))
  expect(outcomes.sort()).toEqual(['balance-too-low', 'balance-too-low', 'balance-too-low', 'done'])
  expect(await walletBalance(linli, world)).toBe(before - 1960)
})

test('a wallet that was never filled pays nothing', async () => {
  const other = await makeResident(linli, world)
  const orderId = await makeBareOrder(linli, world, { residentId: other.id })
  const attempt = payFromWallet(orderId, { payerResidentId: other.id })
  expect(await codeOf(attempt)).toBe('balance-too-low')
})

test('a payment names each order once, with an amount, and a wallet has an owner', async () => {
  const orderId = await makeBareOrder(linli, world)
  const part = { orderId, amountMinor: 5 }
  for (const orders of [[], [part, part], [{ orderId, amountMinor: 0 }]]) {
    expect(await codeOf(payFromWallet(orderId, { orders }))).toBe('invalid')
  }
  expect(await codeOf(payFromWallet(orderId, { payerResidentId: null }))).toBe('invalid')
})

test('an online top-up comes into the wallet once, by its owner only', async () => {
  const path = `${at}/residents/${world.resident.id}/wallet-top-ups`
  const body = { provider: 'sandbox', amountMinor: 5000 }
  const other = await makeResident(linli, world)
  expect((await linli.call(other.person, 'POST', path, body, { key: newId() })).status).toBe(404)
  const unknown = { ...body, provider: 'other' }
  const refused = await linli.call(world.resident.person, 'POST', path, unknown, { key: newId() })
  expect(refused.body.code).toBe('provider-not-offered')

  const before = await walletBalance(linli, world)
  const key = newId()
  const made = await linli.call(world.resident.person, 'POST', path, body, { key })
  expect(made.body).toMatchObject({ isTopUp: true, state: 'waiting', amountMinor: 5000 })
  const again = await linli.call(world.resident.person, 'POST', path, body, { key })
  expect(again.body.id).toBe(made.body.id)
  await decideOnPage(linli, await startPayment(linli, world, made.body.id), 'payment')
  await runPayments(linli)
  expect(await walletBalance(linli, world)).toBe(before + 5000)
})

test('finance puts money in with a reason; others, and finance for itself, cannot', async () => {
  const path = `${at}/residents/${world.resident.id}/wallet-deposits`
  const body = { amountMinor: 700, reason: 'late delivery' }
  const support = await linli.person({ role: 'support', regionId: world.regionId })
  const post = (who: PaymentsWorld['finance'], sent: object) =>
    linli.call(who, 'POST', path, sent, { key: newId() })
  // Whether the resident is there is not told to one who may not.
  expect((await post(support, body)).status).toBe(404)
  expect((await post(world.resident.person, body)).status).toBe(404)
  expect((await post(world.finance, { amountMinor: 700 })).status).toBe(422)
  expect((await post(world.finance, { ...body, amountMinor: -1 })).status).toBe(422)
  const before = await walletBalance(linli, world)
  expect((await post(world.finance, body)).body).toEqual({ deposits: 1, totalMinor: 700 })
  expect(await walletBalance(linli, world)).toBe(before + 700)

  const { id } = await makeResident(linli, world)
  const { db } = linli.database
  await sql`update residents set person_id = ${world.finance.id} where id = ${id}`.execute(db)
  const own = await linli.call(
    world.finance,
    'POST',
    `${at}/residents/${id}/wallet-deposits`,
    body,
    {
      key: newId(),
    },
  )
  expect(own.body.code).toBe('own-money')
})

test('many deposits are made together, or none where one names nobody', async () => {
  const others = [await makeResident(linli, world), await makeResident(linli, world)]
  const deposits = others.map(({ id }) => ({ residentId: id, amountMinor: 300 }))
  const post = (sent: object[], key = newId()) =>
    linli.call(
      world.finance,
      'POST',
      `${at}/wallet-deposits`,
      { deposits: sent, reason: 'opening balances' },
      { key },
    )
  const stray = { residentId: newId(), amountMinor: 300 }
  const refused = await post([...deposits, stray])
  expect(refused.body).toMatchObject({ code: 'residents-unknown', residentIds: [stray.residentId] })
  expect(await walletBalance(linli, world, others[0]!.id)).toBe(0)

  const key = newId()
  expect((await post(deposits, key)).body).toEqual({ deposits: 2, totalMinor: 600 })
  expect((await post(deposits, key)).body).toEqual({ deposits: 2, totalMinor: 600 })
  expect(await walletBalance(linli, world, others[1]!.id)).toBe(300)
})

test('a thousand wallets are opened and filled in one call', async () => {
  const { db } = linli.database
  await sql`
    insert into residents (region_id, id, name, community_id, consented_at, consent_recorded_by)
    select ${world.regionId}, gen_random_uuid(), 'n' || number, ${world.communityId}, now(),
      ${world.finance.id} from generate_series(1, 1000) as number`.execute(db)
  const { rows } = await sql<{
    id: string
  }>`select id from residents where name ~ '^n[0-9]'`.execute(db)
  const deposits = rows.map(({ id }) => ({ residentId: id, amountMinor: 100 }))
  const answer = await linli.call(
    world.finance,
    'POST',
    `${at}/wallet-deposits`,
    { deposits, reason: 'opening balances' },
    { key: newId() },
  )
  expect(answer.body).toEqual({ deposits: 1000, totalMinor: 100_000 })
})

test('a wallet and its movements are seen by its owner and staff, by nobody else', async () => {
  const path = `${at}/residents/${world.resident.id}/wallet`
  const other = await makeResident(linli, world)
  expect((await linli.call(null, 'GET', path)).status).toBe(401)
  for (const who of [
    other.person,
    await linli.person({ role: 'finance', regionId: 'elsewhere' }),
  ]) {
    expect((await linli.call(who, 'GET', path)).status).toBe(404)
    expect((await linli.call(who, 'GET', `${path}/transfers`)).status).toBe(404)
  }
  await fillWallet(linli, world, 5)
  const own = await linli.call(world.resident.person, 'GET', `${path}/transfers?limit=1`)
  expect(own.body.items[0]).toMatchObject({ code: 'wallet-deposit', amountMinor: 5 })
  const next = `${path}/transfers?limit=1&cursor=${own.body.nextCursor}`
  const older = await linli.call(world.resident.person, 'GET', next)
  expect(older.body.items[0].id).not.toBe(own.body.items[0].id)
})
