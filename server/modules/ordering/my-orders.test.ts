import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  checkoutOf,
  makeBuyers,
  makeOpenWindow,
  order,
  placeOrder,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

test('my orders are found by where they stand, with the goods that are in them', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 480 }] })
  const [buyer] = await makeBuyers(linli, world)
  const lines = [[world.offers[0]!, 2]] as const
  const paid = await placeOrder(linli, world, buyer!, checkoutOf(world, lines))
  const unpaid = await placeOrder(
    linli,
    world,
    buyer!,
    checkoutOf(world, lines, [{ method: 'sandbox' }]),
  )
  const shelf = async (name: string) => {
    const path = `/regions/${world.regionId}/my-orders?shelf=${name}`
    return (await linli.call(buyer!, 'GET', path)).body.items
  }
  expect(await shelf('awaiting-payment')).toMatchObject([{ id: unpaid.id }])
  expect(await shelf('to-fetch')).toMatchObject([{ id: paid.id, goods: [{ quantity: 2 }] }])
  expect(await shelf('refunded')).toEqual([])
  const cancellation = `/regions/${world.regionId}/orders/${paid.id}/cancellation`
  await linli.call(buyer!, 'POST', cancellation, { why: 'Ordered twice.' }, { key: 'cancel-key' })
  expect(await shelf('refunded')).toMatchObject([{ id: paid.id }])
  expect(await shelf('done')).toEqual([])
})

test('who ordered sees what was paid and what came back, a stranger nothing', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 480 }] })
  const [buyer, stranger] = await makeBuyers(linli, world, { count: 2 })
  const placed = await order(linli, world, buyer!, checkoutOf(world, [[world.offers[0]!, 1]]))
  const [{ id }] = placed.body.orders
  const path = `/regions/${world.regionId}/orders/${id}`
  expect((await linli.call(buyer!, 'GET', `${path}/money`)).body).toMatchObject({
    paidMinor: 480,
    refundedMinor: 0,
    payments: [{ method: 'wallet', amountMinor: 480, state: 'captured' }],
    refunds: [],
  })
  expect((await linli.call(stranger!, 'GET', `${path}/money`)).status).toBe(404)
  expect((await linli.call(buyer!, 'GET', path)).body).toMatchObject({
    cancellableUntil: world.closesAt.toISOString(),
    lines: [{ pictureId: null }],
  })
  await linli.call(buyer!, 'POST', `${path}/cancellation`, { why: 'x' }, { key: 'cancel-it-now' })
  expect((await linli.call(buyer!, 'GET', `${path}/money`)).body).toMatchObject({
    refundedMinor: 480,
    refunds: [{ amountMinor: 480 }],
  })
})

test('the ways to pay are told, each with why not where it may not be used', async () => {
  const world = await makeOpenWindow(linli)
  const [buyer] = await makeBuyers(linli, world)
  const { body } = await linli.call(buyer!, 'GET', `/regions/${world.regionId}/ways-to-pay`)
  expect(body.ways).toEqual(
    ['wallet', 'sandbox', 'cash'].map((method) => ({ method, refusal: null })),
  )
})
