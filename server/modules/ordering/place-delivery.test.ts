import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  checkoutOf,
  makeBuyers,
  makeOpenWindow,
  order,
  type Person,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
beforeEach(() => setBusinessTime(linli.database.db, new Date()))
afterAll(() => linli.close())

async function addressOf(world: WindowWorld, buyer: Person & { residentId: string }) {
  const path = `/regions/${world.regionId}/residents/${buyer.residentId}/addresses`
  const body = {
    label: '家',
    recipient: '王秀兰',
    phone: '+8613800138000',
    address: '锦江区东大街 88 号',
    buildingId: null,
    room: '1203',
    latitude: null,
    longitude: null,
    isDefault: true,
  }
  const answer = await linli.call(buyer, 'POST', path, body)
  expect(answer.status).toBe(201)
  return answer.body.id as string
}

const withPart = (world: WindowWorld, quantity: number, part: object) => {
  const body = checkoutOf(world, [[world.offers[0]!, quantity]])
  return { ...body, parts: [{ ...body.parts[0], ...part }] }
}

test('a delivery goes to an address of the resident, with its fee or free from an amount', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 1000 }] })
  const [buyer, other] = await makeBuyers(linli, world, { count: 2 })
  const addressId = await addressOf(world, buyer!)
  const deliver = (who: Person, quantity: number, part: object) =>
    order(linli, world, who, withPart(world, quantity, { fulfilment: 'delivery', ...part }))
  const charged = await deliver(buyer!, 3, { addressId })
  expect(charged.body).toMatchObject({
    totalMinor: 3500,
    orders: [{ fulfilment: 'delivery', goodsMinor: 3000, feeMinor: 500 }],
  })
  const free = await deliver(buyer!, 4, { addressId })
  expect(free.body).toMatchObject({ totalMinor: 4000, orders: [{ feeMinor: 0 }] })

  expect((await deliver(buyer!, 1, {})).body).toMatchObject({ status: 422, field: 'addressId' })
  expect((await deliver(other!, 1, { addressId })).status).toBe(404)
  expect((await deliver(buyer!, 1, { addressId: newId() })).status).toBe(404)
})

test('an order keeps the address as it was', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 1000 }] })
  const [buyer] = await makeBuyers(linli, world)
  const addressId = await addressOf(world, buyer!)
  const body = withPart(world, 1, { fulfilment: 'delivery', addressId })
  const placed = await order(linli, world, buyer!, body)
  const path = `/regions/${world.regionId}/residents/${buyer!.residentId}/addresses/${addressId}`
  expect((await linli.call(buyer!, 'DELETE', path)).status).toBe(204)
  const { rows } = await sql<{ address: { recipient: string; room: string } }>`
    select address from orders where id = ${placed.body.orders[0].id}`.execute(linli.database.db)
  expect(rows[0]!.address).toMatchObject({ recipient: '王秀兰', room: '1203' })
})

test('a pickup time is one of those that are offered', async () => {
  const world = await makeOpenWindow(linli, { offers: [{}] })
  const [buyer] = await makeBuyers(linli, world)
  const at = (slot: string) => order(linli, world, buyer!, withPart(world, 1, { slot }))
  expect((await at('16:00-20:00')).body.orders[0].slot).toBe('16:00-20:00')
  expect((await at('03:00-04:00')).body).toMatchObject({
    status: 409,
    code: 'slot-not-offered',
    slots: [{ from: '16:00', to: '20:00' }],
  })
})

test('below the community’s minimum what is missing is told', async () => {
  const world = await makeOpenWindow(linli, {
    minimumOrderMinor: 2000,
    offers: [{ priceMinor: 700 }],
  })
  const [buyer] = await makeBuyers(linli, world)
  const small = await order(linli, world, buyer!, withPart(world, 2, {}))
  expect(small.body).toMatchObject({
    code: 'below-minimum',
    faults: [{ details: { minimumMinor: 2000, missingMinor: 600 } }],
  })
  expect((await order(linli, world, buyer!, withPart(world, 3, {}))).status).toBe(201)
})

test('a resident has one short number a community and day, whoever else orders', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: null }] })
  const sameDay = await makeOpenWindow(linli, {
    communities: world.communityIds,
    offers: [{}],
    pickupDate: world.pickupDate,
  })
  const otherDay = await makeOpenWindow(linli, {
    communities: world.communityIds,
    offers: [{}],
    pickupDate: '2031-05-05',
  })
  const buyers = await makeBuyers(linli, world, { count: 30 })
  const numberIn = async (window: WindowWorld, who: Person): Promise<number> => {
    const placed = await order(linli, window, who, withPart(window, 1, {}))
    return placed.body.orders[0].shortNumber
  }
  const first = await Promise.all(buyers.map((buyer) => numberIn(world, buyer)))
  expect([...first].sort((a, b) => a - b)).toEqual(buyers.map((_, at) => at + 1))
  expect(await Promise.all(buyers.map((buyer) => numberIn(world, buyer)))).toEqual(first)
  expect(await Promise.all(buyers.map((buyer) => numberIn(sameDay, buyer)))).toEqual(first)
  expect(await numberIn(otherDay, buyers[7]!)).toBe(1)
})

test('each walk-in gets a number of its own', async () => {
  const world = await makeOpenWindow(linli, { offers: [{}] })
  const [regular] = await makeBuyers(linli, world)
  const { regionId, stationIds, communityIds } = world
  const staff = await linli.person({ role: 'station_staff', regionId, stationId: stationIds[0]! })
  const path = `/regions/${regionId}/stations/${stationIds[0]}/checkouts`
  const lines = checkoutOf(world, [[world.offers[0]!, 1]], [{ method: 'cash' }])
  const body = { ...lines, communityId: communityIds[0], isCashTaken: true }
  const walkIn = async (more: object = {}): Promise<number> => {
    const placed = await linli.call(staff, 'POST', path, { ...body, ...more }, { key: newId() })
    return placed.body.orders[0].shortNumber
  }
  const own = await walkIn({ residentId: regular!.residentId })
  const numbers = await Promise.all([walkIn(), walkIn(), walkIn()])
  expect([own, ...numbers].sort()).toEqual([1, 2, 3, 4])
  expect(await walkIn({ residentId: regular!.residentId })).toBe(own)
})
