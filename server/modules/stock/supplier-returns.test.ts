import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  addOffer,
  addSupplier,
  makeRegion,
  makeStockWorld,
  type StockWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { checkStock } from './index.ts'

let linli: TestLinli
let world: StockWorld
let supplierId: string

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu')
})
afterAll(async () => {
  expect(await checkStock(linli.database.db)).toEqual([])
  await linli.close()
})
beforeEach(async () => {
  world = await makeStockWorld(linli, 'chengdu')
  await world.receive(10)
  supplierId = (await addSupplier(linli)).id
  await addOffer(linli, { supplierId, skuId: world.skuId, costMinor: 310 })
})

const path = () => `/stations/${world.stationId}/supplier-returns`

async function setAside(quantity = 4): Promise<string> {
  const lines = [{ skuId: world.skuId, quantity }]
  const body = { supplierId, reason: 'surplus', lines }
  const given = await world.send(world.manager, path(), body)
  expect(given.body).toMatchObject({ state: 'set-aside', leftAt: null, cancelledAt: null })
  return given.body.id
}

const cancel = (id: string, who = world.manager) =>
  world.send(who, `${path()}/${id}/cancellation`, { why: '供应商不收' })
const leave = (id: string, who = world.staff) => world.send(who, `${path()}/${id}/departure`)

const told = async (type: string) => {
  const events = await linli.database.db
    .selectFrom('events')
    .select('body')
    .where('type', '=', type)
    .execute()
  return events
    .map(({ body }) => body as Record<string, unknown>)
    .filter((body) => body.supplierId === supplierId)
}

test('a return that is called off is stock again, and the supplier is owed for it again', async () => {
  const id = await setAside()
  expect(await world.onHand()).toBe(6)
  expect((await cancel(id)).body).toMatchObject({ state: 'cancelled', cancelledWhy: '供应商不收' })
  expect(await world.onHand()).toBe(10)
  expect(await told('stock.supplier-return-cancelled')).toMatchObject([
    { returnId: id, skuId: world.skuId, quantity: 4, costMinor: 1240 },
  ])
})

test('two who call it off at once bring the goods back once', async () => {
  const id = await setAside()
  const answers = await Promise.all([cancel(id), cancel(id)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
    code: 'return-ended',
    state: 'cancelled',
  })
  expect(await world.onHand()).toBe(10)
  expect(await told('stock.supplier-return-cancelled')).toHaveLength(1)
})

test('fetched and called off at once, it is one of the two', async () => {
  const id = await setAside()
  const [gone, kept] = await Promise.all([leave(id), cancel(id)])
  expect([gone.status, kept.status].sort()).toEqual([200, 409])
  expect(await world.onHand()).toBe(gone.status === 200 ? 6 : 10)
})

test('what the supplier has fetched stays gone', async () => {
  const id = await setAside()
  expect((await leave(id)).body).toMatchObject({ state: 'left' })
  expect((await leave(id)).body).toMatchObject({ code: 'return-ended', state: 'left' })
  expect((await cancel(id)).body).toMatchObject({ code: 'return-ended', state: 'left' })
  expect(await world.onHand()).toBe(6)
})

test('it is called off by a manager of its own station, and by nobody else', async () => {
  const id = await setAside()
  const stranger = await linli.person()
  for (const who of [world.staff, world.otherStaff, stranger]) {
    expect((await cancel(id, who)).status).toBe(403)
  }
  expect((await leave(id, stranger)).status).toBe(403)
  const elsewhere = `/stations/${world.otherStationId}/supplier-returns/${id}/cancellation`
  const operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
  expect((await world.send(operations, elsewhere, { why: '错了' })).status).toBe(404)
  expect((await cancel(newId())).status).toBe(404)
  expect(await world.onHand()).toBe(6)
})
