import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { checkLedger, escrowOfOrder, REFUNDS_DUE, sumOperatorAccount } from '#ledger'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  decideOnPage,
  fillWallet,
  makeBareOrder,
  makePaidOrder,
  makePayment,
  makePaymentsDue,
  makePaymentsWorld,
  type PaymentsWorld,
  paymentsOfOrder,
  refundOrder,
  runPayments,
  startPayment,
  startTestLinli,
  type TestLinli,
  walletBalance,
} from '#testing'
import { merchantNumber, refundNumber } from './merchant-number.ts'
import { makeRefund } from './providers/sandbox/refunds.ts'

let linli: TestLinli
let world: PaymentsWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makePaymentsWorld(linli)
})
afterAll(() => linli.close())
afterEach(async () => {
  expect((await checkLedger(linli.database.db)).faults).toEqual([])
})

const paidOnline = async () => (await makePaidOrder(linli, world)).orderId

const refund = (orderId: string, amountMinor: number, reason = 'bruised', who = world.finance) =>
  refundOrder(linli, world, orderId, amountMinor, { reason, who })

const onOrder = (orderId: string) => paymentsOfOrder(linli, world, orderId)

const refundsDue = () => sumOperatorAccount(linli.database.db, world.regionId, REFUNDS_DUE)

async function retry(): Promise<void> {
  await makePaymentsDue(linli)
  await runPayments(linli)
}

test('an online payment goes back through its provider, once', async () => {
  const orderId = await paidOnline()
  const issued = await refund(orderId, 480)
  expect(issued.status).toBe(201)
  expect(issued.body[0]).toMatchObject({ amountMinor: 480, route: 'original', state: 'waiting' })
  expect(await refundsDue()).toBe(480)
  await runPayments(linli)
  await retry()
  expect(await onOrder(orderId)).toMatchObject({
    paidMinor: 1960,
    refundedMinor: 480,
    refunds: [{ state: 'succeeded', attempts: 0 }],
  })
  expect(await refundsDue()).toBe(0)
})

test('a wallet payment is back at once, before the online part of the same order', async () => {
  await fillWallet(linli, world, 1000)
  const before = await walletBalance(linli, world)
  const orderId = await makeBareOrder(linli, world)
  await makePayment(linli, world, [orderId], { provider: 'wallet', amountMinor: 1000 })
  const online = await makePayment(linli, world, [orderId], { amountMinor: 960 })
  await decideOnPage(linli, await startPayment(linli, world, online.id), 'payment')
  await runPayments(linli)

  const issued = await refund(orderId, 1200)
  expect(issued.body.map((one: { amountMinor: number }) => one.amountMinor)).toEqual([1000, 200])
  expect(await walletBalance(linli, world)).toBe(before)
  await runPayments(linli)
  expect((await onOrder(orderId)).refundedMinor).toBe(1200)
})

describe('never more than was paid', () => {
  test('all but one, then all', async () => {
    const orderId = await paidOnline()
    expect((await refund(orderId, 1959)).status).toBe(201)
    const again = await refund(orderId, 1960)
    expect(again.body).toMatchObject({ status: 409, code: 'refund-too-large', leftMinor: 1 })
    expect((await refund(orderId, 1)).status).toBe(201)
    expect((await refund(orderId, 1)).body.leftMinor).toBe(0)
    await runPayments(linli)
  })

  test('ten halves at once are two', async () => {
    const orderId = await paidOnline()
    const answers = await Promise.all(Array.from({ length: 10 }, () => refund(orderId, 980)))
    const counts = answers.map((answer) => answer.status).sort()
    expect(counts).toEqual([201, 201, ...Array.from({ length: 8 }, () => 409)])
    await runPayments(linli)
    expect((await onOrder(orderId)).refundedMinor).toBe(1960)
    expect(await escrowOfOrder(linli.database.db, world.regionId, orderId)).toBe(0)
  })

  test('nothing, less than nothing, and another currency are refused', async () => {
    const orderId = await paidOnline()
    expect((await refund(orderId, 0)).status).toBe(422)
    expect((await refund(orderId, -5)).status).toBe(422)
    const dollars = await refundOrder(linli, world, orderId, 5, { currency: 'USD' })
    expect(dollars.body).toMatchObject({ status: 422, field: 'currency' })
  })

  test('an order that nobody paid gives nothing back', async () => {
    const orderId = await makeBareOrder(linli, world)
    expect((await refund(orderId, 1)).body).toMatchObject({
      code: 'refund-too-large',
      leftMinor: 0,
    })
  })
})

test('a refund that fails is not counted as done, is tried again, and then succeeds', async () => {
  const orderId = await paidOnline()
  await refund(orderId, 480, 'sandbox-fail-once')
  await runPayments(linli)
  expect((await onOrder(orderId)).refunds[0]).toMatchObject({ state: 'failing', attempts: 1 })
  expect(await refundsDue()).toBe(480)
  await retry()
  expect((await onOrder(orderId)).refunds[0]).toMatchObject({ state: 'succeeded', attempts: 1 })
  expect(await refundsDue()).toBe(0)
})

test('a delayed refund is under way until the provider says it went back', async () => {
  const orderId = await paidOnline()
  const issued = await refund(orderId, 480, 'sandbox-delay')
  await runPayments(linli)
  expect((await onOrder(orderId)).refunds[0].state).toBe('asked')
  // The provider may be at it: another way now could pay twice.
  const early = await linli.call(
    world.finance,
    'POST',
    `/regions/${world.regionId}/refunds/${issued.body[0].id}/rerouting`,
    { route: 'wallet' },
    { key: newId() },
  )
  expect(early.body).toMatchObject({ status: 409, code: 'refund-not-open', state: 'asked' })
  await retry()
  expect((await onOrder(orderId)).refunds[0].state).toBe('succeeded')
})

test('a refund whose answer was lost in a crash is asked for again and goes back once', async () => {
  const { db } = linli.database
  const orderId = await paidOnline()
  const [issued] = (await refund(orderId, 480)).body
  await makeRefund(db, {
    merchant: 'linli',
    reference: refundNumber(world.regionId, issued.id, 0),
    chargeReference: merchantNumber(world.regionId, issued.paymentId),
    amountMinor: 480,
    currency: 'CNY',
    reason: 'asked before the crash',
  })
  await sql`update refunds set asked_at = now() where id = ${issued.id}`.execute(db)
  await retry()
  expect((await onOrder(orderId)).refunds[0].state).toBe('succeeded')
  const { rows } = await sql`select refund.id from sandbox_refunds refund
    join sandbox_charges charge on charge.id = charge_id
    where charge.reference = ${merchantNumber(world.regionId, issued.paymentId)}`.execute(db)
  expect(rows).toHaveLength(1)
})

test('an order paid twice keeps what it costs, and the rest goes back', async () => {
  const orderId = await paidOnline()
  const second = await makePayment(linli, world, [orderId])
  await decideOnPage(linli, await startPayment(linli, world, second.id), 'payment')
  await runPayments(linli)
  expect(await onOrder(orderId)).toMatchObject({ paidMinor: 3920, refundedMinor: 1960 })
})

test('goodwill stays with the buyer when the order is paid a second time', async () => {
  const orderId = await paidOnline()
  await refund(orderId, 55)
  const second = await makePayment(linli, world, [orderId])
  await decideOnPage(linli, await startPayment(linli, world, second.id), 'payment')
  await runPayments(linli)
  expect(await onOrder(orderId)).toMatchObject({ paidMinor: 3920, refundedMinor: 2015 })
})

test('nobody refunds to themselves, and those who are not finance not at all', async () => {
  const both = world.resident.person
  const orderId = await paidOnline()
  expect((await refund(orderId, 1, 'for me', both)).status).toBe(403)
  await linli.database.db
    .insertInto('grants')
    .values({ id: newId(), person_id: both.id, role: 'finance', region_id: world.regionId })
    .execute()
  expect((await refund(orderId, 1, 'for me', both)).body.code).toBe('own-money')
  const elsewhere = await linli.person({ role: 'finance', regionId: 'elsewhere' })
  expect((await refund(orderId, 1, 'for you', elsewhere)).status).toBe(403)
})
