import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  checkoutOf,
  makeBuyers,
  makeOpenWindow,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'

let linli: TestLinli
let world: WindowWorld
let pickupDate: string

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeOpenWindow(linli, {
    communities: 2,
    offers: [{ priceMinor: 480 }, { priceMinor: 900 }],
  })
  const [first, second] = await makeBuyers(linli, world, { count: 2 })
  const place = (who: typeof first, lines: [number, number][], method: string) => {
    const wanted = lines.map(([at, quantity]) => [world.offers[at]!, quantity] as const)
    const body = checkoutOf(world, wanted, [{ method }])
    return linli.call(who!, 'POST', `/regions/${world.regionId}/checkouts`, body, { key: newId() })
  }
  const placed = await place(
    first,
    [
      [0, 2],
      [1, 1],
    ],
    'wallet',
  )
  pickupDate = placed.body.orders[0].pickupDate
  await place(second, [[0, 3]], 'sandbox')
  const gone = await place(second, [[1, 5]], 'wallet')
  const cancellation = `/regions/${world.regionId}/orders/${gone.body.orders[0].id}/cancellation`
  await linli.call(second!, 'POST', cancellation, { why: 'too much' }, { key: newId() })
})
afterAll(() => linli.close())

const leaderOf = (at: number) =>
  linli.person({ role: 'leader', regionId: world.regionId, communityId: world.communityIds[at]! })
const below = (rest: string) =>
  `/regions/${world.regionId}/communities/${world.communityIds[0]}/${rest}`

test('a day of a community counts what stands, what is unpaid, and goods by SKU', async () => {
  const day = await linli.call(await leaderOf(0), 'GET', below(`order-days/${pickupDate}`))
  expect(day.body).toMatchObject({ orders: 2, residents: 2, unpaidOrders: 1 })
  expect(day.body.salesMinor).toBe(2 * 480 + 900 + 3 * 480)
  expect(day.body.unpaidMinor).toBe(3 * 480)
  expect(day.body.skus.map((sku: { quantity: number }) => sku.quantity)).toEqual([5, 1])
  const other = await linli.call(await leaderOf(0), 'GET', below('order-days/2020-01-01'))
  expect(other.body).toMatchObject({ orders: 0, salesMinor: 0, skus: [] })
})

test('a leader lists who has not paid for a day, with the goods and how to call them', async () => {
  const path = below(`orders?pickupDate=${pickupDate}&shelf=awaiting-payment`)
  const { body } = await linli.call(await leaderOf(0), 'GET', path)
  expect(body.items).toHaveLength(1)
  expect(body.items[0]).toMatchObject({ state: 'awaiting_payment', residentName: '王芳' })
  expect(body.items[0].goods).toMatchObject([{ quantity: 3 }])
  const none = await linli.call(await leaderOf(0), 'GET', below('orders?pickupDate=2020-01-01'))
  expect(none.body.items).toEqual([])
})

test('of an order paid in part only the rest is open, in the list, in the sum and when it is paid', async () => {
  const communityId = world.communityIds[1]!
  const [buyer] = await makeBuyers(linli, world, { communityId, walletMinor: 100 })
  const payments = [{ method: 'wallet', amountMinor: 100 }, { method: 'sandbox' }]
  const body = checkoutOf(world, [[world.offers[1]!, 1]], payments)
  const checkouts = `/regions/${world.regionId}/checkouts`
  const placed = await linli.call(buyer!, 'POST', checkouts, body, { key: newId() })
  expect(placed.status).toBe(201)
  const [order] = placed.body.orders
  const leader = await leaderOf(1)
  const own = `/regions/${world.regionId}/communities/${communityId}`
  const list = await linli.call(leader, 'GET', `${own}/orders?shelf=awaiting-payment`)
  expect(list.body.items).toMatchObject([{ id: order.id, totalMinor: 900, openMinor: 800 }])
  const day = await linli.call(leader, 'GET', `${own}/order-days/${order.pickupDate}`)
  expect(day.body).toMatchObject({ unpaidOrders: 1, unpaidMinor: 800 })
  const shown = await linli.call(buyer!, 'GET', `/regions/${world.regionId}/orders/${order.id}`)
  expect(shown.body.openMinor).toBe(800)
  const payment = { orderIds: [order.id], method: 'sandbox' }
  const path = `/regions/${world.regionId}/order-payments`
  const paid = await linli.call(buyer!, 'POST', path, payment, { key: newId() })
  expect(paid.body).toMatchObject({ amountMinor: 800 })
})

test('the leader of another community reads neither', async () => {
  const stranger = await leaderOf(1)
  for (const path of [`order-days/${pickupDate}`, 'orders']) {
    expect((await linli.call(stranger, 'GET', below(path))).status, path).toBe(404)
  }
})
