import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import {
  balanceOf,
  checkoutOf,
  decideOnPage,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  makePaymentsDue,
  makePaymentsWorld,
  type PaymentsWorld,
  placeOrder,
  runPayments,
  runSweep,
  startPayment,
  startTestLinli,
  type TestLinli,
  toldTo,
  type WindowWorld,
} from '#testing'

let linli: TestLinli
let pay: PaymentsWorld

beforeAll(async () => {
  linli = await startTestLinli()
  pay = await makePaymentsWorld(linli)
})
beforeEach(() => setBusinessTime(linli.database.db, new Date()))
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const online = [{ method: 'sandbox' }]
const minutesOn = (minutes: number) =>
  setBusinessTime(linli.database.db, new Date(Date.now() + minutes * 60_000))
const expire = () => runSweep(linli, 'ordering-expire-unpaid')

const makeWindow = (offers: Parameters<typeof makeOpenWindow>[1] & object = {}) =>
  makeOpenWindow(linli, {
    communities: [pay.communityId],
    offers: [{ priceMinor: 480 }],
    ...offers,
  })

const stateOf = async (world: WindowWorld, orderId: string): Promise<string> => {
  const path = `/regions/${world.regionId}/orders/${orderId}`
  return (await linli.call(pay.operations, 'GET', path)).body.state
}

async function eventsOf(orderId: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from events where subject_id = ${orderId} order by id`.execute(linli.database.db)
  return rows.map((row) => row.type)
}

const refundedFor = async (orderId: string) => {
  const path = `/regions/${pay.regionId}/orders/${orderId}/payments`
  return (await linli.call(pay.finance, 'GET', path)).body
}

test('an unpaid order ends when its hold does, not a moment before, and gives back', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 1, priceMinor: 480, limit: 1 }] })
  const [buyer, next] = await makeBuyers(linli, world, { count: 2, walletMinor: 1000 })
  const payments = [{ method: 'wallet', amountMinor: 100 }, ...online]
  const body = checkoutOf(world, [[world.offers[0]!, 1]], payments)
  const placed = await placeOrder(linli, world, buyer!, body)
  expect(await balanceOf(linli, world, buyer!)).toBe(900)

  await minutesOn(14)
  await expire()
  expect(await stateOf(world, placed.id)).toBe('awaiting_payment')
  await minutesOn(15)
  await expire()
  expect(await stateOf(world, placed.id)).toBe('expired')
  expect(await balanceOf(linli, world, buyer!)).toBe(1000)
  await placeOrder(linli, world, next!, checkoutOf(world, [[world.offers[0]!, 1]]))
  await linli.settle()
  expect(await toldTo(linli, world.regionId, buyer!)).toContain('order.expired')
})

test('how long an order holds is a setting, and the payment ends with it', async () => {
  const world = await makeWindow()
  const path = `/regions/${world.regionId}/settings/order.holdMinutes`
  const setTo = (value: number | null) =>
    linli.call(pay.operations, 'PUT', path, { value, scopeKind: 'region' })
  const body = checkoutOf(world, [[world.offers[0]!, 1]], online)
  const before = await placeOrder(linli, world, pay.resident.person, body)
  expect((await setTo(40)).status).toBe(204)
  const after = await placeOrder(linli, world, pay.resident.person, body)
  await minutesOn(30)
  await expire()
  expect(await stateOf(world, before.id)).toBe('expired')
  expect(await stateOf(world, after.id)).toBe('awaiting_payment')
  const { payments } = await refundedFor(after.id)
  expect(payments).toHaveLength(1)
  const held = Date.parse(payments[0].expiresAt) - Date.parse(payments[0].createdAt)
  expect(held).toBe(40 * 60_000)
  await minutesOn(0)
  expect((await setTo(null)).status).toBe(204)
})

test('who has not paid is reminded once before the hold ends', async () => {
  const world = await makeWindow()
  const { person } = pay.resident
  const body = checkoutOf(world, [[world.offers[0]!, 1]], online)
  const placed = await placeOrder(linli, world, person, body)
  const remind = async () => {
    await runSweep(linli, 'ordering-remind-unpaid')
    await linli.settle()
    return (await eventsOf(placed.id)).filter((type) => type === 'order.reminded').length
  }
  await minutesOn(9)
  expect(await remind()).toBe(0)
  await minutesOn(11)
  expect(await remind()).toBe(1)
  expect(await remind()).toBe(1)
  expect(await toldTo(linli, world.regionId, person)).toContain('order.unpaid')
})

test('an order that is paid in time is neither reminded of nor ended', async () => {
  const world = await makeWindow()
  const { person } = pay.resident
  const body = checkoutOf(world, [[world.offers[0]!, 1]], online)
  const placed = await placeOrder(linli, world, person, body)
  await decideOnPage(linli, await startPayment(linli, pay, placed.paymentIds[0]!), 'payment')
  await runPayments(linli)
  await minutesOn(14)
  await runSweep(linli, 'ordering-remind-unpaid')
  await minutesOn(60)
  await expire()
  expect(await eventsOf(placed.id)).toEqual(['order.placed', 'order.paid'])
})

test('money that comes after the end goes back and is told, never kept silently', async () => {
  const world = await makeWindow()
  const { person } = pay.resident
  const body = checkoutOf(world, [[world.offers[0]!, 1]], online)
  const placed = await placeOrder(linli, world, person, body)
  const page = await startPayment(linli, pay, placed.paymentIds[0]!)
  await minutesOn(16)
  await expire()
  await decideOnPage(linli, page, 'payment')
  await runPayments(linli)
  await makePaymentsDue(linli)
  await runPayments(linli)
  expect(await stateOf(world, placed.id)).toBe('expired')
  expect(await refundedFor(placed.id)).toMatchObject({
    paidMinor: 480,
    refundedMinor: 480,
    refunds: [{ state: 'succeeded', reason: 'paid-after-end' }],
  })
  await linli.settle()
  expect(await toldTo(linli, world.regionId, person)).toContain('payment.late')
})

test('a payment that races the expiry leaves the order paid, or the money on its way back', async () => {
  const world = await makeWindow({ offers: [{ priceMinor: 480, cap: 100 }] })
  const { person } = pay.resident
  const body = checkoutOf(world, [[world.offers[0]!, 1]], online)
  const placed: { id: string; paymentIds: string[] }[] = []
  for (let made = 0; made < 6; made += 1) {
    placed.push(await placeOrder(linli, world, person, body))
  }
  for (const one of placed) {
    await decideOnPage(linli, await startPayment(linli, pay, one.paymentIds[0]!), 'payment')
  }
  await minutesOn(16)
  await Promise.all([
    runPayments(linli, { without: ['payments-expire'] }),
    ...Array.from({ length: 3 }, expire),
  ])
  await runPayments(linli)
  for (const one of placed) {
    const { paidMinor, refundedMinor } = await refundedFor(one.id)
    const isPaid = (await stateOf(world, one.id)) === 'placed'
    expect([paidMinor, refundedMinor]).toEqual(isPaid ? [480, 0] : [480, 480])
    const ends = (await eventsOf(one.id)).filter((type) => /paid$|expired/.test(type))
    expect(ends).toEqual([isPaid ? 'order.paid' : 'order.expired'])
  }
})

test('the notification and the asking on the payer’s return pay an order once', async () => {
  const world = await makeWindow()
  const { person } = pay.resident
  const body = checkoutOf(world, [[world.offers[0]!, 1]], online)
  const placed = await placeOrder(linli, world, person, body)
  const [paymentId] = placed.paymentIds
  await decideOnPage(linli, await startPayment(linli, pay, paymentId!), 'payment')
  await makePaymentsDue(linli)
  const { db } = linli.database
  const ask = linli.tasks.find((task) => task.name === 'payment-query')!
  await Promise.all([
    runPayments(linli),
    ...Array.from({ length: 5 }, () => ask.work({ regionId: world.regionId, id: paymentId }, db)),
  ])
  await runPayments(linli)
  expect(await eventsOf(placed.id)).toEqual(['order.placed', 'order.paid'])
  expect(await refundedFor(placed.id)).toMatchObject({ paidMinor: 480, refundedMinor: 0 })
})
