import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  type Buyer,
  balanceOf,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  type Person,
  placeOrder,
  runPayments,
  startTestLinli,
  type TestLinli,
  toldTo,
  type WindowWorld,
} from '#testing'

let linli: TestLinli
let operations: Person

beforeAll(async () => {
  linli = await startTestLinli()
  operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const cash = [{ method: 'cash' }]

async function withdraw(world: WindowWorld, orders: 'cancel' | 'keep', offerId?: string) {
  const at = `/regions/${world.regionId}/windows/${world.windowId}`
  const path = offerId === undefined ? at : `${at}/offers/${offerId}`
  const body = { why: '台风', orders }
  const answer = await linli.call(operations, 'POST', `${path}/withdrawal`, body, { key: newId() })
  expect(answer.status).toBe(201)
  await linli.settle()
  // The jobs that it queued.
  await runPayments(linli)
  await linli.settle()
}

const shown = async ({ regionId }: WindowWorld, buyer: Buyer, id: string) =>
  (await linli.call(buyer, 'GET', `/regions/${regionId}/orders/${id}`)).body

test('a withdrawn window cancels all its orders and gives back, in sets', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 100, cap: null, limit: 9 }] })
  const buyers = await makeBuyers(linli, world, { count: 25, walletMinor: 10_000 })
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  await Promise.all(
    buyers.flatMap((buyer) =>
      Array.from({ length: 9 }, () => placeOrder(linli, world, buyer, body)),
    ),
  )
  await withdraw(world, 'cancel')
  for (const buyer of [buyers[0]!, buyers[24]!]) {
    expect(await balanceOf(linli, world, buyer)).toBe(10_000)
    const mine = await linli.call(buyer, 'GET', `/regions/${world.regionId}/my-orders`)
    const states = mine.body.items.map((order: { state: string }) => order.state)
    expect(states).toEqual(Array(9).fill('cancelled'))
  }
  const { body: notices } = await linli.call(
    buyers[0]!,
    'GET',
    `/regions/${world.regionId}/notices?limit=100`,
  )
  const texts = notices.items
    .filter((notice: { template: string }) => notice.template === 'order.cancelled')
    .map((notice: { text: string }) => notice.text)
  expect(texts).toHaveLength(9)
  expect(texts[0]).toContain('本次团购已撤下')
})

test('orders of a window that is withdrawn but kept stay', async () => {
  const world = await makeOpenWindow(linli, { offers: [{}] })
  const [buyer] = await makeBuyers(linli, world)
  const placed = await placeOrder(linli, world, buyer!, checkoutOf(world, [[world.offers[0]!, 1]]))
  await withdraw(world, 'keep')
  expect((await shown(world, buyer!, placed.id)).state).toBe('placed')
})

test('a withdrawn offer leaves its lines out and the rest of each order as it was', async () => {
  const world = await makeOpenWindow(linli, {
    offers: [
      { priceMinor: 500, stock: 10, cap: null, limit: 5 },
      { priceMinor: 300, cap: 10 },
    ],
  })
  const [gone, kept] = world.offers
  const [buyer, other] = await makeBuyers(linli, world, { count: 2, walletMinor: 10_000 })
  const lines = [
    [gone!, 2],
    [kept!, 1],
  ] as const
  const paid = await placeOrder(linli, world, buyer!, checkoutOf(world, lines))
  const owed = await placeOrder(linli, world, other!, checkoutOf(world, lines, cash))
  const only = await placeOrder(linli, world, other!, checkoutOf(world, [[gone!, 1]]))
  await withdraw(world, 'cancel', gone!.offerId)

  expect(await shown(world, buyer!, paid.id)).toMatchObject({ state: 'placed', reducedMinor: 1000 })
  expect(await balanceOf(linli, world, buyer!)).toBe(10_000 - 300)
  expect(await shown(world, other!, owed.id)).toMatchObject({ cashDueMinor: 300, state: 'placed' })
  expect((await shown(world, other!, only.id)).state).toBe('cancelled')
  expect(await balanceOf(linli, world, other!)).toBe(10_000)
  expect(await toldTo(linli, world.regionId, buyer!)).toContain('order.line-withdrawn')

  // What an order with a line withdrawn gives back later is the rest, each thing once.
  for (const [who, id] of [
    [buyer!, paid.id],
    [other!, owed.id],
  ] as const) {
    const path = `/regions/${world.regionId}/orders/${id}/cancellation`
    const cancelled = await linli.call(who, 'POST', path, { why: 'x' }, { key: newId() })
    expect(cancelled.status).toBe(200)
    expect(await balanceOf(linli, world, who)).toBe(10_000)
  }
})

test('an order whose offers are withdrawn one by one ends with the last', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 500 }, { priceMinor: 300 }] })
  const [one, two] = world.offers
  const [buyer] = await makeBuyers(linli, world, { walletMinor: 10_000 })
  const placed = await placeOrder(
    linli,
    world,
    buyer!,
    checkoutOf(world, [
      [one!, 1],
      [two!, 1],
    ]),
  )
  await withdraw(world, 'cancel', one!.offerId)
  expect((await shown(world, buyer!, placed.id)).state).toBe('placed')
  await withdraw(world, 'cancel', two!.offerId)
  expect((await shown(world, buyer!, placed.id)).state).toBe('cancelled')
  expect(await balanceOf(linli, world, buyer!)).toBe(10_000)
})

test('the withdrawal may be worked twice at once and changes nothing more', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 500 }, { priceMinor: 300 }] })
  const [gone, kept] = world.offers
  const [buyer] = await makeBuyers(linli, world, { walletMinor: 10_000 })
  const body = checkoutOf(world, [
    [gone!, 1],
    [kept!, 1],
  ])
  for (let made = 0; made < 5; made += 1) await placeOrder(linli, world, buyer!, body)
  const task = linli.tasks.find((one) => one.name === 'ordering-cancel-offer')!
  const payload = { regionId: world.regionId, subjectId: gone!.offerId, by: operations.id }
  await Promise.all(Array.from({ length: 4 }, () => task.work(payload, linli.database.db)))
  expect(await balanceOf(linli, world, buyer!)).toBe(10_000 - 5 * 300)
})
