import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashOfLeader, cashOfStation, findBalance } from '#ledger'
import { newId } from '#platform/ids'
import {
  balanceOf,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeCommunity,
  makeOpenWindow,
  type OfferWish,
  type Person,
  placeOrder,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const take = (who: Person, world: WindowWorld, orderId: string, amountMinor: number) => {
  const path = `/regions/${world.regionId}/orders/${orderId}/cash-receipt`
  return linli.call(who, 'POST', path, { amountMinor }, { key: newId() })
}

const owedBy = async (world: WindowWorld): Promise<number> => {
  const account = cashOfStation(world.stationIds[0]!)
  return 0 - ((await findBalance(linli.database.db, world.regionId, account)) ?? 0)
}

async function makeCounter(offer: OfferWish = { priceMinor: 480 }) {
  const world = await makeOpenWindow(linli, { offers: [offer] })
  const staffAt = (stationId: string) =>
    linli.person({ role: 'station_staff', regionId: world.regionId, stationId })
  const [buyer] = await makeBuyers(linli, world)
  const body = checkoutOf(world, [[world.offers[0]!, 1]], [{ method: 'cash' }])
  const place = () => placeOrder(linli, world, buyer!, body)
  return { world, buyer: buyer!, staff: await staffAt(world.stationIds[0]!), staffAt, place }
}

test('cash is taken once, however often and at once it is confirmed', async () => {
  const { world, buyer, staff, place } = await makeCounter()
  const placed = await place()
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => take(staff, world, placed.id, 480)),
  )
  expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(200))
  expect(await owedBy(world)).toBe(480)
  const path = `/regions/${world.regionId}/orders/${placed.id}`
  const shown = await linli.call(buyer, 'GET', path)
  expect(shown.body).toMatchObject({ state: 'placed', cashDueMinor: 0 })
  expect(shown.body.paidAt).not.toBeNull()
})

test('another amount than is open, and cash for what is paid, are refused', async () => {
  const { world, buyer, staff, place } = await makeCounter()
  const placed = await place()
  expect((await take(staff, world, placed.id, 479)).body).toMatchObject({
    code: 'cash-differs',
    dueMinor: 480,
  })
  const path = `/regions/${world.regionId}/order-payments`
  const body = { orderIds: [placed.id], method: 'wallet' }
  expect((await linli.call(buyer, 'POST', path, body, { key: newId() })).status).toBe(201)
  expect((await take(staff, world, placed.id, 480)).body.code).toBe('nothing-to-pay')
  expect(await owedBy(world)).toBe(0)
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - 480)
})

test('an order begun online may be paid in cash instead', async () => {
  const { world, buyer, staff } = await makeCounter()
  const payments = [{ method: 'wallet', amountMinor: 100 }, { method: 'sandbox' }]
  const body = checkoutOf(world, [[world.offers[0]!, 1]], payments)
  const placed = await placeOrder(linli, world, buyer, body)
  expect((await take(staff, world, placed.id, 480)).body).toMatchObject({ dueMinor: 380 })
  expect((await take(staff, world, placed.id, 380)).status).toBe(200)
  const shown = await linli.call(buyer, 'GET', `/regions/${world.regionId}/orders/${placed.id}`)
  expect(shown.body.state).toBe('placed')
})

test('cash that the leader has taken is not taken again at the station', async () => {
  const place = await makeCommunity(linli)
  const { regionId, communityId, pickupStationId: stationId, leader } = place
  const world = await makeOpenWindow(linli, { communities: [communityId], offers: [{}] })
  const staff = await linli.person({ role: 'station_staff', regionId, stationId })
  const [buyer] = await makeBuyers(linli, world)
  const body = checkoutOf(world, [[world.offers[0]!, 1]], [{ method: 'cash' }])
  const placed = await placeOrder(linli, world, buyer!, body)
  expect((await take(leader, world, placed.id, 480)).status).toBe(200)
  expect((await take(staff, world, placed.id, 480)).body.code).toBe('cash-already-taken')
  const account = cashOfLeader(leader.leaderId)
  expect(await findBalance(linli.database.db, regionId, account)).toBe(-480)
})

test('a grant alone holds no cash: it takes somebody who leads', async () => {
  const { world, place } = await makeCounter()
  const [communityId] = world.communityIds
  const grant = { regionId: world.regionId, communityId: communityId! }
  const person = await linli.person({ role: 'leader', ...grant })
  const placed = await place()
  expect((await take(person, world, placed.id, 480)).body.code).toBe('not-allowed')
})

test('a ceiling holds while several take cash at once', async () => {
  const { world, staff, place } = await makeCounter({ priceMinor: 200_000 })
  const placed = await Promise.all([place(), place(), place(), place()])
  const answers = await Promise.all(placed.map((one) => take(staff, world, one.id, 200_000)))
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(2)
  const refused = answers.filter((answer) => answer.status !== 200)
  expect(new Set(refused.map((answer) => answer.body.code))).toEqual(
    new Set(['cash-ceiling-reached']),
  )
  expect(await owedBy(world)).toBe(400_000)
})

test('staff of another station and strangers find no such order', async () => {
  const { world, buyer, staffAt, place } = await makeCounter()
  const placed = await place()
  const elsewhere = await staffAt(newId())
  expect((await take(elsewhere, world, placed.id, 480)).status).toBe(404)
  expect((await take(buyer, world, placed.id, 480)).status).toBe(404)
})
