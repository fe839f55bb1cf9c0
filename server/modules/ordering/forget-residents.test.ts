import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '#identity'
import { businessNow } from '#platform/clock'
import { sql, transact } from '#platform/db'
import type { EventRow } from '#platform/events'
import {
  type Buyer,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeCommunity,
  makeNeighbour,
  makeOpenWindow,
  order,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'
import { forgetResidents } from './forget-residents.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

async function addressOf(world: WindowWorld, buyer: Buyer): Promise<string> {
  const path = `/regions/${world.regionId}/residents/${buyer.residentId}/addresses`
  const answer = await linli.call(buyer, 'POST', path, {
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
  return answer.body.id
}

async function erase(buyer: Buyer): Promise<void> {
  const { db } = linli.database
  const at = await businessNow(db)
  await transact(db, (tx) => erasePerson(tx, { personId: buyer.id, by: buyer.id, at }))
}

test('where an erased person had orders brought, and what they noted, is emptied', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 1000 }] })
  const [buyer] = (await makeBuyers(linli, world)) as [Buyer]
  const addressId = await addressOf(world, buyer)
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  const part = { fulfilment: 'delivery', addressId, note: '门铃坏了，请打 13800138000' }
  const placed = await order(linli, world, buyer, {
    ...body,
    parts: [{ ...body.parts[0], ...part }],
  })
  expect(placed.status).toBe(201)
  await erase(buyer)
  const { rows } = await sql`select address, note from orders
    where id = ${placed.body.orders[0].id}`.execute(linli.database.db)
  expect(rows).toEqual([{ address: null, note: '' }])
})

test('other people’s orders keep their notes, and an erasure told twice changes nothing more', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 1000 }] })
  const [gone, stays] = (await makeBuyers(linli, world, { count: 2 })) as [Buyer, Buyer]
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  const noted = { ...body, parts: [{ ...body.parts[0], note: '放门口' }] }
  for (const buyer of [gone, stays]) {
    expect((await order(linli, world, buyer, noted)).status).toBe(201)
  }
  await erase(gone)
  const { db } = linli.database
  const event = { regionId: world.regionId, subjectId: gone.residentId } as EventRow
  await transact(db, (tx) => forgetResidents(tx, [event, event]))
  const { rows } = await sql`select resident_id, note from orders
    where window_id = ${world.windowId} order by note`.execute(db)
  expect(rows).toEqual([
    { resident_id: gone.residentId, note: '' },
    { resident_id: stays.residentId, note: '放门口' },
  ])
})

test('the cart of an erased person is deleted', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 1000 }] })
  const [buyer] = (await makeBuyers(linli, world)) as [Buyer]
  const line = `/regions/${world.regionId}/cart/lines/${world.offers[0]!.offerId}`
  expect((await linli.call(buyer, 'PUT', line, { quantity: 1 })).status).toBe(204)
  await erase(buyer)
  const { rows } = await sql`select resident_id from carts
    where resident_id = ${buyer.residentId}
    union all select resident_id from cart_lines
    where resident_id = ${buyer.residentId}`.execute(linli.database.db)
  expect(rows).toEqual([])
})

test('what a chat said of a neighbour who is erased is deleted', async () => {
  const place = await makeCommunity(linli)
  const world = await makeOpenWindow(linli, {
    communities: [place.communityId],
    offers: [{ name: '沙瓤番茄' }],
  })
  const neighbour = await makeNeighbour(linli, place)
  const { regionId, communityId, leader } = place
  const chains = `/regions/${regionId}/communities/${communityId}/chains`
  const text = '1. 李奶奶 3栋102 沙瓤番茄2'
  const read = await linli.call(leader, 'POST', chains, { windowId: world.windowId, text })
  expect(read.status).toBe(201)
  const path = `/regions/${regionId}/residents/${neighbour.id}/erasure`
  const erased = await linli.call(leader, 'POST', path, { why: 'consent withdrawn' })
  expect(erased.status).toBe(204)
  const { rows } = await sql`select neighbour_name, line_text from draft_orders
    where region_id = ${regionId} and resident_id = ${neighbour.id}`.execute(linli.database.db)
  expect(rows).toEqual([])
})
