import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  makeRegion,
  makeStockWorld,
  type StockWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { checkStock } from './index.ts'

let linli: TestLinli
let world: StockWorld
let counts: string

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu')
})
afterAll(() => linli.close())
beforeEach(async () => {
  world = await makeStockWorld(linli, 'chengdu')
  counts = `/stations/${world.stationId}/counts`
})

const start = async () => (await world.send(world.staff, counts, {})).body.id as string

const count = (id: string, countedQuantity: number, more: object = {}) =>
  world.send(world.staff, `${counts}/${id}/lines`, {
    lines: [{ skuId: world.skuId, countedQuantity, ...more }],
  })

const close = (id: string, body: object = {}) =>
  world.send(world.staff, `${counts}/${id}/closing`, body)

test('a count is blind while open, and books what differs when it is closed', async () => {
  await world.receive(10)
  const id = await start()
  expect((await count(id, 7)).status).toBe(204)
  const open = await world.see(world.staff, `${counts}/${id}`)
  expect(open.body.state).toBe('open')
  expect(open.body.lines[0]).not.toHaveProperty('expectedQuantity')
  expect((await close(id)).body).toMatchObject({ state: 'booked', differenceValueMinor: 1440 })
  const closed = await world.see(world.staff, `${counts}/${id}`)
  expect(closed.body.lines).toMatchObject([
    { countedQuantity: 7, expectedQuantity: 10, difference: -3, countedBy: world.staff.id },
  ])
  expect(await world.onHand()).toBe(7)
  const path = `/stations/${world.stationId}/skus/${world.skuId}/movements`
  expect((await world.see(world.staff, path)).body.items[0]).toMatchObject({
    reason: 'counted',
    quantity: -3,
    subjectId: id,
    actorId: world.staff.id,
  })
  expect(await checkStock(linli.database.db)).toEqual([])
})

test('what comes and goes after a line was counted does not change its difference', async () => {
  await world.receive(10)
  const id = await start()
  await count(id, 9)
  await world.receive(5)
  await close(id)
  expect(await world.onHand()).toBe(14)
})

test('what is counted again replaces the earlier figure, and twice in one call is refused', async () => {
  await world.receive(10)
  const id = await start()
  await count(id, 2)
  await count(id, 10)
  const line = { skuId: world.skuId, countedQuantity: 1 }
  const twice = await world.send(world.staff, `${counts}/${id}/lines`, { lines: [line, line] })
  expect(twice.body).toMatchObject({ code: 'invalid', field: 'lines/1' })
  expect((await close(id)).body.differenceValueMinor).toBe(0)
  expect(await world.onHand()).toBe(10)
})

test('goods in lots are counted lot by lot, and those without a lot by themselves', async () => {
  await world.receive(5, { lotCode: 'L1' })
  await world.receive(4)
  const id = await start()
  expect((await count(id, 9)).body.code).toBe('count-needs-lots')
  await count(id, 4, { lotCode: 'L1' })
  await count(id, 3, { isLoose: true })
  await count(id, 2, { lotCode: 'FOUND', expiresOn: '2027-01-01' })
  await close(id)
  const lots = await world.see(world.staff, `/stations/${world.stationId}/skus/${world.skuId}/lots`)
  expect(lots.body).toMatchObject([
    { code: 'FOUND', onHand: 2 },
    { code: 'L1', onHand: 4 },
  ])
  expect(await world.onHand()).toBe(9)
})

test('what was not counted is left, or gone where that is said', async () => {
  await world.receive(5, { lotCode: 'L1' })
  await world.receive(4)
  const first = await start()
  await count(first, 5, { lotCode: 'L1' })
  await close(first)
  expect(await world.onHand()).toBe(9)
  const second = await start()
  await count(second, 5, { lotCode: 'L1' })
  await close(second, { notCounted: 'gone' })
  expect(await world.onHand()).toBe(5)
})

test('large differences wait for somebody who did not count', async () => {
  await world.receive(200)
  const id = await start()
  await count(id, 0)
  expect((await close(id)).body).toMatchObject({ state: 'waiting', differenceValueMinor: 96_000 })
  expect(await world.onHand()).toBe(200)
  expect((await close(id)).body.code).toBe('count-not-open')
  expect((await count(id, 1)).body.code).toBe('count-not-open')
  expect((await world.send(world.staff, `${counts}/${id}/approval`)).status).toBe(403)
  const { staff, stationId } = world
  await linli.database.db
    .insertInto('grants')
    .values({
      id: newId(),
      person_id: staff.id,
      role: 'station_manager',
      region_id: 'chengdu',
      station_id: stationId,
    })
    .execute()
  const own = await world.send(staff, `${counts}/${id}/approval`)
  expect(own.body.code).toBe('second-person-needed')
  const both = await Promise.all(
    [world.manager, world.buyer].map((who) => world.send(who, `${counts}/${id}/approval`)),
  )
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
  expect(await world.onHand()).toBe(0)
})

test('a count that is cancelled moves nothing and makes room for another', async () => {
  await world.receive(10)
  const id = await start()
  await count(id, 1)
  expect((await world.send(world.staff, counts, {})).body.code).toBe('count-open-already')
  const cancelled = await world.send(world.manager, `${counts}/${id}/cancellation`, { why: '重来' })
  expect(cancelled.body).toMatchObject({ state: 'cancelled', cancelledWhy: '重来' })
  expect((await close(id)).body.code).toBe('count-not-open')
  expect(await world.onHand()).toBe(10)
  const next = await start()
  expect((await close(next)).body.code).toBe('nothing-counted')
  expect((await world.see(world.buyer, counts)).body.items).toHaveLength(2)
})

test('two who begin at once begin one count, and two who close it book it once', async () => {
  await world.receive(10)
  const begun = await Promise.all([1, 2, 3].map(() => world.send(world.staff, counts, {})))
  expect(begun.map((answer) => answer.status).sort()).toEqual([201, 409, 409])
  const { id } = begun.find((answer) => answer.status === 201)!.body
  await count(id, 8)
  const closed = await Promise.all([1, 2, 3].map(() => close(id)))
  expect(closed.map((answer) => answer.status).sort()).toEqual([200, 409, 409])
  expect(await world.onHand()).toBe(8)
})

test('people of another station and strangers neither count nor see', async () => {
  const id = await start()
  for (const who of [world.otherStaff, await linli.person()]) {
    expect((await world.send(who, counts, {})).status).toBe(403)
    expect((await world.see(who, `${counts}/${id}`)).status).toBe(403)
  }
  const elsewhere = `/stations/${world.otherStationId}/counts/${id}`
  expect((await world.see(world.otherStaff, elsewhere)).status).toBe(404)
})
