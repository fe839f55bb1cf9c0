import { afterAll, beforeAll, expect, test } from 'vitest'
import { businessNow } from '#platform/clock'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  type Buyer,
  balanceOf,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  order,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'
import { closeOrders } from './close-orders.ts'
import { listLinesOf } from './queries/order-lines.ts'
import { reduceOrderLines } from './reduce-order-lines.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

/** As an incident takes goods off: all of every line, and what it costs or part of that. */
async function incident(
  { regionId }: WindowWorld,
  orderId: string,
  { causeId = newId(), lessMinor = 0 } = {},
): Promise<void> {
  const { db } = linli.database
  const at = await businessNow(db)
  const lines = await listLinesOf(db, regionId, [orderId])
  const wanted = lines.map(({ lineNumber, quantity, totalMinor }) => ({
    orderId,
    lineNumber,
    causeId,
    kind: 'claim' as const,
    quantity,
    amountMinor: totalMinor - lessMinor,
  }))
  const cause = { reason: 'incident', subjectId: causeId, by: null, at }
  await transact(db, (tx) => reduceOrderLines(tx, regionId, wanted, cause))
}

const stateOf = async ({ regionId }: WindowWorld, buyer: Buyer, orderId: string) =>
  (await linli.call(buyer, 'GET', `/regions/${regionId}/orders/${orderId}`)).body.state

/** An order of one piece that is brought to the door for 5.00. */
async function orderToDoor() {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 1000 }] })
  const [buyer] = (await makeBuyers(linli, world)) as [Buyer]
  const addresses = `/regions/${world.regionId}/residents/${buyer.residentId}/addresses`
  const address = await linli.call(buyer, 'POST', addresses, {
    label: '家',
    recipient: '王秀兰',
    phone: '+8613800138000',
    address: '锦江区东大街 88 号',
    buildingId: null,
    room: '1203',
    latitude: null,
    longitude: null,
    isDefault: true,
  })
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  const part = { fulfilment: 'delivery', addressId: address.body.id }
  const placed = await order(linli, world, buyer, {
    ...body,
    parts: [{ ...body.parts[0], ...part }],
  })
  expect(placed.body.orders[0].feeMinor).toBe(500)
  return { world, buyer, id: placed.body.orders[0].id as string }
}

test('an order that an incident empties before it came is closed, and its delivery fee goes back too', async () => {
  const { world, buyer, id } = await orderToDoor()
  const causeId = newId()
  await incident(world, id, { causeId })
  expect(await balanceOf(linli, world, buyer)).toBe(100_000)
  expect(await stateOf(world, buyer, id)).toBe('lacking')
  await incident(world, id, { causeId })
  expect(await balanceOf(linli, world, buyer)).toBe(100_000)
})

test('an order that an incident empties after it was brought keeps its delivery fee', async () => {
  const { world, buyer, id } = await orderToDoor()
  const { db } = linli.database
  const at = await businessNow(db)
  await transact(db, (tx) =>
    closeOrders(tx, world.regionId, [id], { why: 'delivered', by: null, at }),
  )
  await incident(world, id)
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - 500)
  expect(await stateOf(world, buyer, id)).toBe('collected')
})

test('an order whose goods are gone but not all of their price stays open', async () => {
  const { world, buyer, id } = await orderToDoor()
  await incident(world, id, { lessMinor: 1 })
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - 501)
  expect(await stateOf(world, buyer, id)).toBe('placed')
})

test('an order to be fetched that an incident empties before it came does not wait for ever', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 1000 }] })
  const [buyer] = (await makeBuyers(linli, world)) as [Buyer]
  const placed = await order(linli, world, buyer, checkoutOf(world, [[world.offers[0]!, 1]]))
  const { id } = placed.body.orders[0]
  await incident(world, id)
  expect(await balanceOf(linli, world, buyer)).toBe(100_000)
  expect(await stateOf(world, buyer, id)).toBe('lacking')
})
