import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  allocate,
  type Buyer,
  balanceOf,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeSortingWorld,
  onDay,
  placeOrder,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'

let linli: TestLinli
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const nextRegion = () => `region-${(regions += 1)}`

test('from a closed receipt to bags: who lacks goods is refunded and told, and the rest is packed', async () => {
  const world = await makeSortingWorld(linli, {
    regionId: nextRegion(),
    offers: [{ priceMinor: 500 }, { priceMinor: 1000, measure: 'weighed', storage: 'chilled' }],
  })
  const [eggs, fish] = world.offers
  const [first, second] = (await makeBuyers(linli, world, { count: 2 })) as [Buyer, Buyer]
  await placeOrder(
    linli,
    world,
    first,
    checkoutOf(world, [
      [eggs!, 3],
      [fish!, 1000],
    ]),
  )
  await placeOrder(linli, world, second, checkoutOf(world, [[eggs!, 2]]))
  const before = await balanceOf(linli, world, second)

  await allocate(linli, world, [
    { skuId: eggs!.skuId, quantity: 3, refusedQuantity: 1 },
    { skuId: fish!.skuId, quantity: 1000, temperatureTenths: 20 },
  ])
  const call = onDay(linli, world)
  const { body } = await call('GET', 'allocations')
  expect(body.isFinal).toBe(true)
  const ofEggs = body.skus.find((sku: { skuId: string }) => sku.skuId === eggs!.skuId)
  expect(ofEggs).toMatchObject({
    ...{ wanted: 5, ordered: 5, received: 3, refused: 1, allocated: 3, missing: 2 },
    communities: [{ communityId: world.communityIds[0], wanted: 5, allocated: 3 }],
  })
  expect(await balanceOf(linli, world, second)).toBe(before + 1000)
  expect(await toldTo(linli, world.regionId, second)).toContain('order.came-short')

  expect((await call('GET', 'labels')).body.code).toBe('not-sorted-yet')
  expect((await call('POST', 'sorted-days', {})).body).toMatchObject({ bagCount: 2, lessCount: 0 })
  const bags = (await call('GET', 'bags')).body
  expect(
    bags.map((bag: { storage: string; bagNumber: number; bagCount: number }) => [
      bag.storage,
      bag.bagNumber,
      bag.bagCount,
    ]),
  ).toEqual([
    ['ambient', 1, 2],
    ['chilled', 2, 2],
  ])
  expect(await findFaults(linli)).toEqual([])
})
