import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ask,
  atPickupDay,
  type Buyer,
  type Day,
  findFaults,
  makeDay,
  makeDayBuyers,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
  startTestLinli,
  type TestLinli,
  toldTo,
  tryTo,
  turn,
} from '#testing'

/**
 * A day whose goods come in two arrivals: the first vehicle leaves before the second is there. Each
 * test is an hour of it and stands on the one before.
 */
let linli: TestLinli
let day: Day
let first: Buyer
let second: Buyer
let orders: { id: string; shortNumber: number }[]
let loads: { id: string; bagCount: number; stops: { id: string }[] }[] = []

beforeAll(async () => {
  linli = await startTestLinli()
  const offers = [{ name: '番茄', priceMinor: 500, costMinor: 300 }]
  day = await makeDay(linli, { regionId: 'two-loads', communities: 1, offers })
  ;[first, second] = (await makeDayBuyers(linli, day, 0, 2)) as [Buyer, Buyer]
  orders = [await orderOfDay(linli, day, first, [2]), await orderOfDay(linli, day, second, [6])]
  await passCutoff(linli, day)
  await atPickupDay(linli, day, '05:00')
})
afterAll(() => linli.close())

const keeps = (method: string, noun: string, body?: object) =>
  ask(
    linli,
    day,
    day.people.keeper,
    method,
    `/stations/${day.warehouseId}/${noun}/${day.pickupDate}`,
    body,
  )

async function receive(quantity: number): Promise<void> {
  const [purchaseOrder] = await ordersToSuppliers(linli, day)
  await ask(linli, day, day.people.keeper, 'POST', `/stations/${day.warehouseId}/receipts`, {
    pickupDate: day.pickupDate,
    purchaseOrderId: purchaseOrder!.id,
    lines: [{ skuId: day.offers[0]!.skuId, quantity }],
  })
}

/** Plans anew, and lets the newest load leave and arrive. */
async function drive(): Promise<void> {
  loads = (await keeps('POST', 'load-plans', {})).loads
  const load = loads.at(-1)!
  await ask(linli, day, day.people.keeper, 'POST', `/loads/${load.id}/dispatch`, {})
  for (const stop of load.stops) {
    const path = `/loads/${load.id}/stops/${stop.id}/arrival`
    await ask(linli, day, day.people.courier, 'POST', path, {})
  }
  await turn(linli)
}

async function confirm(): Promise<void> {
  const [{ communityId, leader }] = day.communities as [Day['communities'][number]]
  const path = `/communities/${communityId}/deliveries/${day.pickupDate}/confirmation`
  await ask(linli, day, leader, 'POST', path, { discrepancies: [] })
  await turn(linli)
}

const isReadyFor = async (buyer: Buyer): Promise<boolean> =>
  (await toldTo(linli, day.regionId, buyer)).includes('delivery.ready')

test('the first vehicle leaves with what came, while receipt is open', async () => {
  await ask(linli, day, day.people.operations, 'POST', '/vehicles', {
    ...{ code: 'V-1', name: '金杯 01', capacityBags: 50, capacityCrates: 20, capacityKg: 900 },
    ...{ isCold: true, courierId: day.people.courier.id },
  })
  const plan = `/stations/${day.warehouseId}/load-plans/${day.pickupDate}`
  await receive(5)
  await keeps('POST', 'sorting-waves', {})
  const early = await tryTo(linli, day, day.people.keeper, 'POST', plan, {})
  expect(early.body.code).toBe('sorting-not-finished')
  await keeps('POST', 'sorted-days', {})
  await drive()
  expect(loads.map((load) => load.bagCount)).toEqual([2])
  await confirm()
  // Also who has everything: until the receipt is closed nobody can say so.
  expect([await isReadyFor(first), await isReadyFor(second)]).toEqual([false, false])
})

test('what left cannot be sorted again, and what comes later can', async () => {
  await receive(2)
  const closing = `/stations/${day.warehouseId}/receiving-days/${day.pickupDate}/closing`
  await ask(linli, day, day.people.keeper, 'POST', closing, { force: true, why: '最后一车已到' })
  await turn(linli)
  const path = `/stations/${day.warehouseId}/sorted-lines/${day.pickupDate}`
  const mark = (wave: number) =>
    tryTo(linli, day, day.people.keeper, 'POST', path, {
      ...{ wave, lines: [{ orderId: orders[1]!.id, lineNumber: 1 }] },
    })
  expect((await mark(1)).body.code).toBe('sorted-goods-left')
  expect((await mark(2)).body.lines).toMatchObject([{ allocatedQuantity: 2 }])
})

test('who got everything is ready when the last goods are sorted, the others when they are there', async () => {
  expect(await keeps('POST', 'sorted-days', {})).toMatchObject({ isLast: true, bagCount: 1 })
  await turn(linli)
  expect([await isReadyFor(first), await isReadyFor(second)]).toEqual([true, false])
  await drive()
  expect(loads.map((load) => load.bagCount)).toEqual([2, 1])
  await confirm()
  expect(await isReadyFor(second)).toBe(true)
})

test('each stage has its count, from the order to the claim', async () => {
  const [{ communityId, leader }] = day.communities as [Day['communities'][number]]
  const code = await ask(linli, day, second, 'GET', `/orders/${orders[1]!.id}/pickup-code`)
  await ask(linli, day, leader, 'POST', `/communities/${communityId}/handovers`, {
    proof: { digits: code.digits },
  })
  await turn(linli)
  const claim = `/orders/${orders[1]!.id}/lines/1/claims`
  await ask(linli, day, second, 'POST', claim, { reason: 'spoiled', quantity: 1, wish: 'refund' })
  expect(await keeps('GET', 'stage-counts')).toMatchObject([
    {
      ...{ wanted: 8, ordered: 8, confirmed: 0, shipped: 0, received: 7, refused: 0 },
      ...{ allocated: 7, sorted: 7, loaded: 7, arrived: 7, handedOver: 5, claimed: 1 },
      losses: [{ stage: 'supplier', quantity: 1, amountMinor: 500 }],
    },
  ])
  expect(await findFaults(linli)).toEqual([])
})
