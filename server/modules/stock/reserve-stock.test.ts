import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  makeCommunities,
  makeGoods,
  makeRegion,
  makeStock,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { checkStock, mapStockLeft, releaseReservations, reserveStock } from './index.ts'

let linli: TestLinli
let stationId: string
let skuIds: string[]

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu')
})
afterAll(() => linli.close())
beforeEach(async () => {
  stationId = (await makeCommunities(linli, 'chengdu', 1)).stationIds[0]!
  skuIds = []
  for (let count = 0; count < 2; count += 1) {
    const { skuId } = await makeGoods(linli, 'chengdu')
    await makeStock(linli, 'chengdu', stationId, skuId, 10)
    skuIds.push(skuId)
  }
})

const reserve = (orderId: string, wanted: [skuId: string, quantity: number][]) =>
  transact(linli.database.db, (tx) =>
    reserveStock(
      tx,
      'chengdu',
      wanted.map(([skuId, quantity], at) => ({
        orderId,
        lineNumber: at + 1,
        stationId,
        skuId,
        quantity,
      })),
    ),
  )

const release = (...orderIds: string[]) =>
  transact(linli.database.db, (tx) => releaseReservations(tx, 'chengdu', orderIds))

const left = async () => {
  const keys = skuIds.map((skuId) => ({ stationId, skuId }))
  const found = await mapStockLeft(linli.database.db, 'chengdu', keys)
  return skuIds.map((skuId) => found.get(`${stationId}/${skuId}`))
}

test('two lines that draw on one stock are checked by their sum', async () => {
  const [sku] = skuIds as [string, string]
  await expect(
    reserve(newId(), [
      [sku, 6],
      [sku, 5],
    ]),
  ).rejects.toMatchObject({
    code: 'not-enough-stock',
    details: { shortages: [{ wanted: 11, left: 10 }] },
  })
  expect(await left()).toEqual([10, 10])
  await reserve(newId(), [
    [sku, 6],
    [sku, 4],
  ])
  expect(await left()).toEqual([0, 10])
})

test('an order is given back once, however often it is asked', async () => {
  const orderId = newId()
  await reserve(orderId, [
    [skuIds[0]!, 3],
    [skuIds[1]!, 4],
  ])
  await Promise.all([release(orderId), release(orderId), release(orderId, newId())])
  expect(await left()).toEqual([10, 10])
  expect(await checkStock(linli.database.db)).toEqual([])
})

test('orders that name the same goods in opposite order never deadlock, and none oversells', async () => {
  const [one, other] = skuIds as [string, string]
  const replies = await Promise.allSettled(
    Array.from({ length: 30 }, (_, at) =>
      reserve(
        newId(),
        at % 2
          ? [
              [one, 1],
              [other, 1],
            ]
          : [
              [other, 1],
              [one, 1],
            ],
      ),
    ),
  )
  expect(replies.filter((reply) => reply.status === 'fulfilled')).toHaveLength(10)
  expect(await left()).toEqual([0, 0])
})

test('whatever is reserved and given back, totals stay the sums of their reservations', async () => {
  const step = fc.record({
    order: fc.integer({ min: 0, max: 4 }),
    quantities: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })),
    isReleased: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const held = new Map<number, { orderId: string; quantities: [number, number] }>()
      for (const { order, quantities, isReleased } of steps) {
        const holding = held.get(order)
        if (holding !== undefined && isReleased) {
          await release(holding.orderId)
          held.delete(order)
          continue
        }
        if (holding !== undefined) continue
        const wanted = quantities.flatMap((quantity, at): [string, number][] =>
          quantity === 0 ? [] : [[skuIds[at]!, quantity]],
        )
        const orderId = newId()
        await reserve(orderId, wanted).then(
          () => held.set(order, { orderId, quantities }),
          () => {},
        )
      }
      const sums = [0, 1].map((at) =>
        [...held.values()].reduce((sum, { quantities }) => sum + quantities[at]!, 0),
      )
      expect(await left()).toEqual(sums.map((sum) => 10 - sum))
      expect(await checkStock(linli.database.db)).toEqual([])
      await release(...[...held.values()].map(({ orderId }) => orderId))
    }),
    { numRuns: 15 },
  )
})
