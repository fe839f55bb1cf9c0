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
  makeOpenWindow,
  order,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { readyPickups } from './ready-pickups.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

test('where an order of an erased person is to be brought is emptied, though nobody asked for it beside the order', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 1000 }] })
  const [buyer] = (await makeBuyers(linli, world)) as [Buyer]
  const { regionId } = world
  const addresses = `/regions/${regionId}/residents/${buyer.residentId}/addresses`
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
  const part = { fulfilment: 'delivery', addressId: address.body.id, note: '三楼左手' }
  const placed = await order(linli, world, buyer, {
    ...body,
    parts: [{ ...body.parts[0], ...part }],
  })
  expect(placed.status).toBe(201)
  const { db } = linli.database
  const at = await businessNow(db)
  const ready = { regionId, subjectId: placed.body.orders[0].id, occurredAt: at } as EventRow
  await transact(db, (tx) => readyPickups(tx, [ready]))
  await transact(db, (tx) => erasePerson(tx, { personId: buyer.id, by: buyer.id, at }))
  const { rows } = await sql`select address, note from door_deliveries
    where order_id = ${ready.subjectId}`.execute(db)
  expect(rows).toEqual([{ address: null, note: '' }])
})
