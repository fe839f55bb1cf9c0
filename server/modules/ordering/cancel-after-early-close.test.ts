import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  type Buyer,
  balanceOf,
  checkoutOf,
  makeBuyers,
  makeOpenWindow,
  placeOrder,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'
import { closeOrders } from './close-orders.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const cancel = (who: Buyer, { regionId }: WindowWorld, orderId: string) =>
  linli.call(
    who,
    'POST',
    `/regions/${regionId}/orders/${orderId}/cancellation`,
    { why: 'x' },
    { key: newId() },
  )

/** A window of which operations say: sold enough, deliver what was ordered. */
async function closedEarly() {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 500 }] })
  const [buyer] = await makeBuyers(linli, world, { walletMinor: 5000 })
  const placed = await placeOrder(linli, world, buyer!, checkoutOf(world, [[world.offers[0]!, 2]]))
  const operations = await linli.person({ role: 'operations', regionId: world.regionId })
  const path = `/regions/${world.regionId}/windows/${world.windowId}/withdrawal`
  const body = { why: 'sold enough', orders: 'keep' }
  const answer = await linli.call(operations, 'POST', path, body, { key: newId() })
  expect(answer.status).toBe(201)
  await linli.settle()
  return { world, buyer: buyer!, orderId: placed.id }
}

test('what was pooled when a window was closed early is not cancelled any more', async () => {
  const { world, buyer, orderId } = await closedEarly()
  const answer = await cancel(buyer, world, orderId)
  expect(answer.body.code).toBe('not-cancellable')
  expect(await balanceOf(linli, world, buyer)).toBe(4000)
})

test('who has the goods of a window that was closed early does not get the money back', async () => {
  const { world, buyer, orderId } = await closedEarly()
  await transact(linli.database.db, (tx) =>
    closeOrders(tx, world.regionId, [orderId], { why: 'collected', by: null, at: new Date() }),
  )
  const answer = await cancel(buyer, world, orderId)
  expect(await balanceOf(linli, world, buyer)).toBe(4000)
  expect(answer.body.code).toBe('not-cancellable')
})
