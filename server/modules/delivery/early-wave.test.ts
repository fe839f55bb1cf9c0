import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import {
  ask,
  atPickupDay,
  type Day,
  makeDay,
  makeDayBuyers,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
  startTestLinli,
  type TestLinli,
  tryTo,
  turn,
} from '#testing'
import { linesOfLoad } from './index.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
// Each day goes on into its pickup day, and the next begins today.
beforeEach(() => setBusinessTime(linli.database.db, new Date()))
afterAll(() => linli.close())

/** An order of 6 kg, 4 kg of it on a load that has arrived, and the receipt still open. */
async function makeHalfCome(regionId: string): Promise<{ day: Day; orderId: string }> {
  const offers = [{ measure: 'weighed' as const, priceMinor: 500, costMinor: 300, cap: null }]
  const day = await makeDay(linli, { regionId, communities: 1, offers })
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  const { id: orderId } = await orderOfDay(linli, day, buyer!, [6000])
  await passCutoff(linli, day)
  await atPickupDay(linli, day, '05:00')
  await ask(linli, day, day.people.operations, 'POST', '/vehicles', {
    ...{ code: 'V-1', name: '金杯 01', capacityBags: 9, capacityCrates: 9, capacityKg: 5 },
    ...{ isCold: true, courierId: day.people.courier.id },
  })
  await receive(day, 4000)
  await keeps(day, 'sorting-waves', {})
  await keeps(day, 'sorted-days', {})
  await drive(day)
  return { day, orderId }
}

const keeps = (day: Day, noun: string, body: object) => {
  const path = `/stations/${day.warehouseId}/${noun}/${day.pickupDate}`
  return ask(linli, day, day.people.keeper, 'POST', path, body)
}

async function receive(day: Day, quantity: number): Promise<void> {
  const [purchaseOrder] = await ordersToSuppliers(linli, day)
  await ask(linli, day, day.people.keeper, 'POST', `/stations/${day.warehouseId}/receipts`, {
    pickupDate: day.pickupDate,
    purchaseOrderId: purchaseOrder!.id,
    lines: [{ skuId: day.offers[0]!.skuId, quantity }],
  })
}

async function drive(day: Day): Promise<{ id: string; weightGrams: number }> {
  const load = (await keeps(day, 'load-plans', {})).loads.at(-1)
  await ask(linli, day, day.people.keeper, 'POST', `/loads/${load.id}/dispatch`, {})
  const arrival = `/loads/${load.id}/stops/${load.stops[0].id}/arrival`
  await ask(linli, day, day.people.courier, 'POST', arrival, {})
  await turn(linli)
  return load
}

async function reportMissing(day: Day, report: object) {
  const [{ communityId, leader }] = day.communities as [Day['communities'][number]]
  const path = `/communities/${communityId}/deliveries/${day.pickupDate}`
  const shown = await ask(linli, day, leader, 'GET', path)
  const answer = await tryTo(linli, day, leader, 'POST', `${path}/confirmation`, {
    discrepancies: [{ kind: 'missing', ...report }],
  })
  return { shown, answer }
}

test('of a line on two loads only what was in the first can lack of it', async () => {
  const { day, orderId } = await makeHalfCome('half-line')
  const whole = { orderId, lineNumber: 1, quantity: 6000 }
  const { shown, answer } = await reportMissing(day, whole)
  expect(shown.skus).toMatchObject([{ quantity: 4000 }])
  expect(answer.status).toBe(409)
  const most = await reportMissing(day, { ...whole, quantity: 4000 })
  expect(most.answer.status).toBe(201)
})

test('a bag of the second load that lacks takes nothing of the first', async () => {
  const { day, orderId } = await makeHalfCome('half-bag')
  await receive(day, 2000)
  const closing = `/stations/${day.warehouseId}/receiving-days/${day.pickupDate}/closing`
  await ask(linli, day, day.people.keeper, 'POST', closing, { force: true, why: '最后一车已到' })
  await turn(linli)
  const { bagCount } = await keeps(day, 'sorted-days', {})
  expect(bagCount).toBe(1)
  // Six kilograms would be more than the vehicle carries.
  const load = await drive(day)
  expect(load.weightGrams).toBe(2000)
  expect(await linesOfLoad(linli.database.db, day.regionId, load.id)).toEqual([
    { orderId, lineNumber: 1, quantity: 2000 },
  ])
  const path = `/communities/${day.communityIds[0]}/deliveries/${day.pickupDate}`
  const { bags } = await ask(linli, day, day.communities[0]!.leader, 'GET', path)
  const { shown, answer } = await reportMissing(day, { bagId: bags[1].id })
  expect(shown.skus).toMatchObject([{ quantity: 6000 }])
  expect(answer.body.discrepancies).toMatchObject([{ kind: 'missing', quantity: 2000 }])
})
