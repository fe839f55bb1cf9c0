import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
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
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

test('several windows in one checkout are several orders, all or none', async () => {
  const vegetables = await makeOpenWindow(linli, { offers: [{ priceMinor: 300 }] })
  const milk = await makeOpenWindow(linli, {
    communities: vegetables.communityIds,
    offers: [{ priceMinor: 900, cap: 1 }],
  })
  const [buyer] = await makeBuyers(linli, vegetables)
  const two = (quantity: number) => ({
    parts: [
      ...checkoutOf(vegetables, [[vegetables.offers[0]!, 1]]).parts,
      ...checkoutOf(milk, [[milk.offers[0]!, quantity]]).parts,
    ],
    payments: [{ method: 'wallet' }],
  })
  expect((await order(linli, vegetables, buyer!, two(2))).body.code).toBe('sold-out')
  const placed = await order(linli, vegetables, buyer!, two(1))
  expect(placed.body.orders.map((one: { totalMinor: number }) => one.totalMinor)).toEqual([
    300, 900,
  ])
  expect(placed.body.payments).toHaveLength(1)
})

test('the database’s clock decides the cutoff, to the millisecond', async () => {
  const { db } = linli.database
  const closesAt = new Date('2027-03-01T15:00:00Z')
  const opensAt = new Date('2027-03-01T00:00:00Z')
  const world = await makeOpenWindow(linli, { opensAt, closesAt, offers: [{ cap: 100 }] })
  const [buyer] = await makeBuyers(linli, world)
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  const at = (instant: Date) => setBusinessTime(db, instant)
  await at(new Date(opensAt.getTime() - 60_000))
  expect((await order(linli, world, buyer!, body)).body.code).toBe('window-closed')
  await at(new Date(closesAt.getTime() - 10_000))
  expect((await order(linli, world, buyer!, body)).status).toBe(201)
  await at(closesAt)
  const late = await order(linli, world, buyer!, body)
  expect(late.body).toMatchObject({ code: 'window-closed' })
})
