import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  balanceOf,
  checkoutOf,
  decideOnPage,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  makePaymentsWorld,
  order,
  type PaymentsWorld,
  type Person,
  placeOrder,
  runPayments,
  runSweep,
  startPayment,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
beforeEach(() => setBusinessTime(linli.database.db, new Date()))
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const cancel = (
  who: Person | null,
  { regionId }: { regionId: string },
  orderId: string,
  key: string = newId(),
) => {
  const path = `/regions/${regionId}/orders/${orderId}/cancellation`
  return linli.call(who, 'POST', path, { why: 'Ordered twice.' }, { key })
}

async function eventsOf(orderId: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from events where subject_id = ${orderId} order by id`.execute(linli.database.db)
  return rows.map((row) => row.type)
}

test('a cancelled order gives back money, supply, limit and stock, and is told once', async () => {
  const world = await makeOpenWindow(linli, {
    offers: [
      { priceMinor: 500, cap: 2, limit: 2 },
      { stock: 1, cap: null },
    ],
  })
  const [capped, stocked] = world.offers
  const [buyer] = await makeBuyers(linli, world, { walletMinor: 5000 })
  const body = checkoutOf(world, [
    [capped!, 2],
    [stocked!, 1],
  ])
  const placed = await placeOrder(linli, world, buyer!, body)
  expect((await order(linli, world, buyer!, body)).body.code).toBe('sold-out')

  const cancelled = await cancel(buyer!, world, placed.id)
  expect(cancelled.body).toMatchObject({ state: 'cancelled', cancelledWhy: 'Ordered twice.' })
  expect(await balanceOf(linli, world, buyer!)).toBe(5000)
  // All of it is there to be ordered again.
  await placeOrder(linli, world, buyer!, body)

  await linli.settle()
  await linli.settle()
  const told = await toldTo(linli, world.regionId, buyer!)
  expect(told.filter((template) => template === 'order.cancelled')).toHaveLength(1)
  expect(told.filter((template) => template === 'refund.succeeded')).toHaveLength(1)
  const notices = await linli.call(buyer!, 'GET', `/regions/${world.regionId}/notices`)
  const refund = notices.body.items.find(
    ({ template }: { template: string }) => template === 'refund.succeeded',
  )
  expect(refund.text).toContain('您的余额')
})

test('an order cancelled twice at once is cancelled once', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ stock: 10, cap: null, limit: 9 }] })
  const [buyer] = await makeBuyers(linli, world)
  const placed = await placeOrder(linli, world, buyer!, checkoutOf(world, [[world.offers[0]!, 3]]))
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => cancel(buyer!, world, placed.id)),
  )
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  const refused = answers.filter((answer) => answer.status !== 200)
  expect(new Set(refused.map((answer) => answer.body.code))).toEqual(new Set(['not-cancellable']))
  expect(await balanceOf(linli, world, buyer!)).toBe(100_000)
  expect(await eventsOf(placed.id)).toEqual(['order.placed', 'order.cancelled'])
})

test('one key cancels once and gets the same reply again', async () => {
  const world = await makeOpenWindow(linli, { offers: [{}] })
  const [buyer] = await makeBuyers(linli, world)
  const placed = await placeOrder(linli, world, buyer!, checkoutOf(world, [[world.offers[0]!, 1]]))
  const [first, second] = await Promise.all([
    cancel(buyer!, world, placed.id, 'the-same-key'),
    cancel(buyer!, world, placed.id, 'the-same-key'),
  ])
  expect(first).toMatchObject({ status: 200 })
  expect(second!.body).toEqual(first!.body)
})

test('a cancellation that races the expiry ends the order once', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 50, priceMinor: 480 }] })
  const [buyer] = await makeBuyers(linli, world, { walletMinor: 10_000 })
  const payments = [{ method: 'wallet', amountMinor: 100 }, { method: 'sandbox' }]
  const body = checkoutOf(world, [[world.offers[0]!, 1]], payments)
  const placed = []
  for (let made = 0; made < 8; made += 1) {
    placed.push(await placeOrder(linli, world, buyer!, body))
  }
  await setBusinessTime(linli.database.db, new Date(Date.now() + 16 * 60_000))
  const [, ...answers] = await Promise.all([
    runSweep(linli, 'ordering-expire-unpaid'),
    ...placed.map((one) => cancel(buyer!, world, one.id)),
  ])
  for (const [at, one] of placed.entries()) {
    const ended = (await eventsOf(one.id)).filter((type) => /cancelled|expired/.test(type))
    expect(ended).toEqual([answers[at]!.status === 200 ? 'order.cancelled' : 'order.expired'])
  }
  expect(await balanceOf(linli, world, buyer!)).toBe(10_000)
})

test('after the cutoff an order stays, and the earliest cutoff of its lines counts', async () => {
  const world = await makeOpenWindow(linli, {
    offers: [{}, { cutoffAt: new Date(Date.now() + 3_600_000) }],
  })
  const [late, early] = world.offers
  const [buyer] = await makeBuyers(linli, world)
  const both = await placeOrder(
    linli,
    world,
    buyer!,
    checkoutOf(world, [
      [late!, 1],
      [early!, 1],
    ]),
  )
  const one = await placeOrder(linli, world, buyer!, checkoutOf(world, [[late!, 1]]))
  await setBusinessTime(linli.database.db, new Date(Date.now() + 3_600_000))
  const refused = await cancel(buyer!, world, both.id)
  expect(refused.body).toMatchObject({ status: 409, code: 'not-cancellable' })
  expect((await cancel(buyer!, world, one.id)).status).toBe(200)
  await setBusinessTime(linli.database.db, world.closesAt)
  expect((await cancel(buyer!, world, both.id)).body.code).toBe('not-cancellable')
})

test('the leader of the community and support may cancel, nobody else', async () => {
  const world = await makeOpenWindow(linli, { offers: [{}], communities: 2 })
  const { regionId } = world
  const [buyer, stranger] = await makeBuyers(linli, world, { count: 2 })
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  const [here, there] = world.communityIds
  const leader = await linli.person({ role: 'leader', regionId, communityId: here! })
  const otherLeader = await linli.person({ role: 'leader', regionId, communityId: there! })
  const support = await linli.person({ role: 'support', regionId })
  const staff = await linli.person({
    role: 'station_staff',
    regionId,
    stationId: world.stationIds[0]!,
  })
  const placed = await placeOrder(linli, world, buyer!, body)
  for (const other of [stranger!, otherLeader, staff]) {
    expect((await cancel(other, world, placed.id)).status).toBe(404)
  }
  expect((await cancel(null, world, placed.id)).status).toBe(401)
  expect((await cancel(leader, world, placed.id)).status).toBe(200)
  const second = await placeOrder(linli, world, buyer!, body)
  expect((await cancel(support, world, second.id)).status).toBe(200)

  await linli.settle()
  const { body: notices } = await linli.call(buyer!, 'GET', `/regions/${regionId}/notices`)
  const texts = notices.items
    .filter((notice: { template: string }) => notice.template === 'order.cancelled')
    .map((notice: { text: string }) => notice.text)
  expect(texts).toHaveLength(2)
  for (const text of texts) expect(text).toContain('客服已取消')
})

test('a cancelled order that was to be paid in cash takes no cash any more', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 480 }] })
  const { regionId } = world
  const [buyer] = await makeBuyers(linli, world)
  const cash = checkoutOf(world, [[world.offers[0]!, 1]], [{ method: 'cash' }])
  const placed = await placeOrder(linli, world, buyer!, cash)
  expect((await cancel(buyer!, world, placed.id)).body).toMatchObject({ cashDueMinor: 0 })
  const staff = await linli.person({
    role: 'station_staff',
    regionId,
    stationId: world.stationIds[0]!,
  })
  const path = `/regions/${regionId}/orders/${placed.id}/cash-receipt`
  const taken = await linli.call(staff, 'POST', path, { amountMinor: 480 }, { key: newId() })
  expect(taken.body.code).toBe('nothing-to-pay')
  expect(await balanceOf(linli, world, buyer!)).toBe(100_000)
})

test('what was paid online goes back through the provider', async () => {
  const pay: PaymentsWorld = await makePaymentsWorld(linli)
  const world = await makeOpenWindow(linli, {
    communities: [pay.communityId],
    offers: [{ priceMinor: 480 }],
  })
  const { person } = pay.resident
  const online = checkoutOf(world, [[world.offers[0]!, 1]], [{ method: 'sandbox' }])
  const placed = await placeOrder(linli, world, person, online)
  await decideOnPage(linli, await startPayment(linli, pay, placed.paymentIds[0]!), 'payment')
  await runPayments(linli)
  const paid = await linli.call(person, 'GET', `/regions/${world.regionId}/orders/${placed.id}`)
  expect(paid.body.state).toBe('placed')

  expect((await cancel(person, world, placed.id)).status).toBe(200)
  expect(await refundsOf(pay, placed.id)).toMatchObject([{ amountMinor: 480, state: 'waiting' }])
  await runPayments(linli)
  await sql`update sandbox_refunds set settles_at = now() where settles_at is not null`.execute(
    linli.database.db,
  )
  await runPayments(linli)
  expect(await refundsOf(pay, placed.id)).toMatchObject([{ amountMinor: 480, state: 'succeeded' }])
  await linli.settle()
  const told = await toldTo(linli, world.regionId, person)
  expect(told).toEqual(expect.arrayContaining(['order.cancelled', 'refund.succeeded']))
  expect(new Set(told).size).toBe(told.length)
})

async function refundsOf(pay: PaymentsWorld, orderId: string) {
  const path = `/regions/${pay.regionId}/orders/${orderId}/payments`
  return (await linli.call(pay.finance, 'GET', path)).body.refunds
}

test('a payment for two orders ends with the second, whether they end one by one or at once', async () => {
  const pay = await makePaymentsWorld(linli)
  const communities = [pay.communityId]
  const world = await makeOpenWindow(linli, { communities, offers: [{ priceMinor: 500 }] })
  const second = await makeOpenWindow(linli, { communities, offers: [{ priceMinor: 700 }] })
  const { regionId } = world
  const { person } = pay.resident
  const sandbox = [{ method: 'sandbox' }]
  const placeBoth = async (): Promise<{ orders: { id: string }[]; payments: { id: string }[] }> => {
    const one = checkoutOf(world, [[world.offers[0]!, 1]], sandbox)
    const other = checkoutOf(second, [[second.offers[0]!, 1]], sandbox)
    const both = { ...one, parts: [...one.parts, ...other.parts] }
    return (await order(linli, world, person, both)).body
  }
  const startOf = async ({ payments }: { payments: { id: string }[] }) => {
    const path = `/regions/${regionId}/payments/${payments[0]!.id}/attempts`
    return (await linli.call(person, 'POST', path, { returnPath: '/orders' })).body
  }
  const oneByOne = await placeBoth()
  const [first, last] = oneByOne.orders
  expect((await cancel(person, world, first!.id)).status).toBe(200)
  expect(await startOf(oneByOne)).toMatchObject({ redirectUrl: expect.any(String) })
  expect((await cancel(person, world, last!.id)).status).toBe(200)
  expect(await startOf(oneByOne)).toMatchObject({ code: 'payment-ended' })

  const atOnce = await placeBoth()
  const answers = await Promise.all(atOnce.orders.map(({ id }) => cancel(person, world, id)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(await startOf(atOnce)).toMatchObject({ code: 'payment-ended' })
})
