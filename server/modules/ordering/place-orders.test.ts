import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  checkoutOf,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  order,
  startTestLinli,
  type TestLinli,
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

const get = (who: Parameters<TestLinli['call']>[0], path: string) => linli.call(who, 'GET', path)

test('an order is priced, paid from the wallet and shown to whoever placed it', async () => {
  const world = await makeOpenWindow(linli, {
    offers: [{ priceMinor: 480 }, { measure: 'weighed', priceMinor: 3980, cap: 5000 }],
  })
  const [buyer] = await makeBuyers(linli, world)
  const [tomato, bass] = world.offers
  const placed = await order(
    linli,
    world,
    buyer!,
    checkoutOf(world, [
      [tomato!, 2],
      [bass!, 600],
    ]),
  )
  expect(placed.status).toBe(201)
  expect(placed.body).toMatchObject({ totalMinor: 960 + 2388, payments: [{ state: 'captured' }] })
  const [summary] = placed.body.orders
  expect(summary).toMatchObject({ state: 'placed', shortNumber: 1 })

  const path = `/regions/${world.regionId}/orders/${summary.id}`
  const shown = (await get(buyer!, path)).body
  expect(shown.lines.map((line: { totalMinor: number }) => line.totalMinor)).toEqual([960, 2388])
  const mine = await get(buyer!, `/regions/${world.regionId}/my-orders`)
  expect(mine.body.items.map((one: { id: string }) => one.id)).toEqual([summary.id])
  const timeline = await get(buyer!, `${path}/timeline`)
  expect(timeline.body.map((one: { type: string }) => one.type)).toEqual(['order.placed'])
})

test('a stranger sees neither the order nor that it exists', async () => {
  const world = await makeOpenWindow(linli, { offers: [{}] })
  const [buyer, stranger] = await makeBuyers(linli, world, { count: 2 })
  const placed = await order(linli, world, buyer!, checkoutOf(world, [[world.offers[0]!, 1]]))
  const path = `/regions/${world.regionId}/orders/${placed.body.orders[0].id}`
  expect((await get(stranger!, path)).status).toBe(404)
  expect((await get(stranger!, `${path}/timeline`)).status).toBe(404)
  expect((await get(null, path)).status).toBe(401)
  const cancelled = await linli.call(
    stranger!,
    'POST',
    `${path}/cancellation`,
    { why: 'x' },
    { key: newId() },
  )
  expect(cancelled.status).toBe(404)
})

test('one key gives one order and one reply, however often it comes', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 1000 }] })
  const [buyer, other] = await makeBuyers(linli, world, { count: 2 })
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => order(linli, world, buyer!, body, 'the-same-key')),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  expect(answers[0]!.status).toBe(201)
  const again = await order(linli, world, buyer!, body, 'the-same-key')
  expect(again.body).toEqual(answers[0]!.body)
  const mine = await get(buyer!, `/regions/${world.regionId}/my-orders`)
  expect(mine.body.items).toHaveLength(1)

  const changed = await order(
    linli,
    world,
    buyer!,
    checkoutOf(world, [[world.offers[0]!, 2]]),
    'the-same-key',
  )
  expect(changed.body.code).toBe('idempotency-key-reused')
  expect((await order(linli, world, other!, body, 'the-same-key')).status).toBe(201)
  expect(
    (await linli.call(buyer!, 'POST', `/regions/${world.regionId}/checkouts`, body)).body.code,
  ).toBe('idempotency-key-missing')
})

test('of 500 buyers of 50 units exactly 50 get one, and the others are told what is left', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 50 }] })
  const buyers = await makeBuyers(linli, world, { count: 500 })
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  const answers = await Promise.all(buyers.map((buyer) => order(linli, world, buyer, body)))
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(50)
  const refused = answers.filter((answer) => answer.status !== 201)
  expect(new Set(refused.map((answer) => answer.body.code))).toEqual(new Set(['sold-out']))
  expect(refused.at(-1)!.body.shortages).toEqual([
    { offerId: world.offers[0]!.offerId, wanted: 1, left: 0 },
  ])
}, 60_000)

test('who comes too late for the last one leaves neither an order nor a payment', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 1 }] })
  const buyers = await makeBuyers(linli, world, { count: 2 })
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  const answers = await Promise.all(buyers.map((buyer) => order(linli, world, buyer, body)))
  const found = async ({ residentId }: (typeof buyers)[number]) =>
    (
      await sql<{ orders: number; payments: number }>`
        select (select count(*) from orders where resident_id = ${residentId}) as orders,
          (select count(*) from payments where payer_resident_id = ${residentId}) as payments`.execute(
        linli.database.db,
      )
    ).rows[0]
  const late = answers.findIndex(({ status }) => status === 409)
  expect(await found(buyers[1 - late]!)).toEqual({ orders: 1, payments: 1 })
  expect(await found(buyers[late]!)).toEqual({ orders: 0, payments: 0 })
})

test('a limit per resident holds under 20 parallel tabs', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ limit: 3 }] })
  const [buyer] = await makeBuyers(linli, world)
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => order(linli, world, buyer!, body)),
  )
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(3)
  expect(answers.find((answer) => answer.status !== 201)!.body.code).toBe('limit-reached')
})

test('two tabs with one wallet spend it once', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 700 }] })
  const [buyer] = await makeBuyers(linli, world, { walletMinor: 1000 })
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  const answers = await Promise.all([1, 2].map(() => order(linli, world, buyer!, body)))
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
  expect(answers.find((answer) => answer.status === 409)!.body).toMatchObject({
    code: 'balance-too-low',
    missingMinor: 400,
  })
})

test('carts that name the same goods in opposite orders do not stop each other', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 500 }, { cap: 500 }] })
  const buyers = await makeBuyers(linli, world, { count: 40 })
  const [first, second] = world.offers
  const answers = await Promise.all(
    buyers.map((buyer, at) => {
      const lines =
        at % 2 === 0
          ? [[first!, 1] as const, [second!, 1] as const]
          : [[second!, 1] as const, [first!, 1] as const]
      return order(linli, world, buyer, checkoutOf(world, lines))
    }),
  )
  expect(answers.every((answer) => answer.status === 201)).toBe(true)
})

test('quantities that are none, and prices sent along, are refused before anything is looked at', async () => {
  const world = await makeOpenWindow(linli, { offers: [{}] })
  const [buyer] = await makeBuyers(linli, world)
  for (const quantity of [-5, 0, 1.5, 2 ** 53, '1', null, true]) {
    const body = checkoutOf(world, [[world.offers[0]!, quantity as number]])
    expect((await order(linli, world, buyer!, body)).status, String(quantity)).toBe(422)
  }
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  expect((await order(linli, world, buyer!, { ...body, totalMinor: 1 })).status).toBe(422)
  expect((await order(linli, world, buyer!, { ...body, price: 1 })).status).toBe(422)
  const twice = checkoutOf(world, [
    [world.offers[0]!, 1],
    [world.offers[0]!, 1],
  ])
  expect((await order(linli, world, buyer!, twice)).status).toBe(422)
})

test('the quote that was seen is the price that is paid, or the corrected one is offered', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 480 }] })
  const [buyer] = await makeBuyers(linli, world)
  const { db } = linli.database
  const body = checkoutOf(world, [[world.offers[0]!, 2]])
  const { payments: _, ...wanted } = body
  const seen = await linli.call(buyer!, 'POST', `/regions/${world.regionId}/quotes`, wanted)
  expect(seen.body).toMatchObject({ totalMinor: 960, shortages: [] })
  await sql`update offers set price_minor = 500 where id = ${world.offers[0]!.offerId}`.execute(db)
  await sql`update windows set version = version + 1 where id = ${world.windowId}`.execute(db)
  const refused = await order(linli, world, buyer!, { ...body, quoteToken: seen.body.quoteToken })
  expect(refused.body).toMatchObject({ code: 'quote-changed', quotes: [{ totalMinor: 1000 }] })
  const accepted = await order(linli, world, buyer!, {
    ...body,
    quoteToken: refused.body.quoteToken,
  })
  expect(accepted.body.totalMinor).toBe(1000)
})

test('stock at a station is promised once, together with its reservation', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ stock: 5, cap: null }] })
  const buyers = await makeBuyers(linli, world, { count: 8 })
  const answers = await Promise.all(
    buyers.map((buyer) => order(linli, world, buyer, checkoutOf(world, [[world.offers[0]!, 1]]))),
  )
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(5)
})

test('an online payment holds the goods a while, cash waits for the handover', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 480 }] })
  const [buyer] = await makeBuyers(linli, world, { walletMinor: 100 })
  const lines = [[world.offers[0]!, 1]] as const
  const cash = await order(linli, world, buyer!, checkoutOf(world, lines, [{ method: 'cash' }]))
  expect(cash.body).toMatchObject({
    orders: [{ state: 'placed', cashDueMinor: 480 }],
    payments: [{ state: 'due' }],
  })
  const mixed = [{ method: 'wallet', amountMinor: 100 }, { method: 'sandbox' }]
  const online = await order(linli, world, buyer!, checkoutOf(world, lines, mixed))
  expect(online.body).toMatchObject({
    orders: [{ state: 'awaiting_payment', cashDueMinor: 0 }],
    payments: [
      { method: 'wallet', amountMinor: 100, state: 'captured' },
      { method: 'sandbox', amountMinor: 380, state: 'pending' },
    ],
  })
  const tooLittle = checkoutOf(world, lines, [{ method: 'cash', amountMinor: 100 }])
  expect((await order(linli, world, buyer!, tooLittle)).body.code).toBe('payments-do-not-sum')
})
