import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  makeRegion,
  makeStockWorld,
  type StockWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { checkStock, ensureLots } from './index.ts'

let linli: TestLinli
let world: StockWorld

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu')
})
afterAll(() => linli.close())
beforeEach(async () => {
  world = await makeStockWorld(linli, 'chengdu')
  await world.receive(100, { lotCode: 'L1', expiresOn: '2020-01-01' })
})

const correct = (wish: object, quantity: number, more: object = {}, key?: string) =>
  world.send(
    world.staff,
    `/stations/${world.stationId}/stock-corrections`,
    { ...wish, lines: [{ skuId: world.skuId, quantity, ...more }] },
    key,
  )

const spoiled = { kind: 'written-off', reason: 'spoiled' }

async function addPicture(ownerId: string): Promise<string> {
  const id = newId()
  await linli.database.db
    .insertInto('pictures')
    .values({
      region_id: 'chengdu',
      id,
      purpose: 'proof',
      owner_id: ownerId,
      width_px: 10,
      height_px: 10,
      size_bytes: 10,
      sha256: Buffer.alloc(32),
    })
    .execute()
  return id
}

test('a small write-off is booked at once with its reason, from what expires first', async () => {
  const pictureId = await addPicture(world.staff.id)
  const done = await correct({ ...spoiled, pictureIds: [pictureId] }, 3)
  expect(done.status).toBe(201)
  expect(done.body).toMatchObject({
    state: 'booked',
    reason: 'spoiled',
    valueMinor: 1440,
    approvedBy: null,
    pictureIds: [pictureId],
  })
  expect(await world.onHand()).toBe(97)
  const event = await linli.database.db
    .selectFrom('events')
    .select('body')
    .where('subject_id', '=', done.body.id)
    .executeTakeFirstOrThrow()
  expect(event.body).toMatchObject({
    personId: world.staff.id,
    lines: [{ skuId: world.skuId, quantity: -3, costMinor: 1440 }],
  })
  expect(await checkStock(linli.database.db)).toEqual([])
})

test('what is worth much waits for a buyer, and moves once though two approve', async () => {
  const asked = await correct(spoiled, 50)
  expect(asked.body).toMatchObject({ state: 'waiting', valueMinor: 24_000 })
  expect(await world.onHand()).toBe(100)
  const waiting = await world.see(world.buyer, '/stock-corrections?isWaiting=true')
  expect(waiting.body.items.map((row: { id: string }) => row.id)).toContain(asked.body.id)
  const approve = `/stock-corrections/${asked.body.id}/approval`
  expect((await world.send(world.manager, approve)).status).toBe(403)
  const both = await Promise.all([1, 2].map(() => world.send(world.buyer, approve)))
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
  expect(await world.onHand()).toBe(50)
  const one = await world.see(world.buyer, `/stock-corrections/${asked.body.id}`)
  expect(one.body).toMatchObject({ state: 'booked', approvedBy: world.buyer.id })
})

test('nobody approves their own, and what is declined moves nothing', async () => {
  const operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
  const asked = await world.send(operations, `/stations/${world.stationId}/stock-corrections`, {
    ...spoiled,
    lines: [{ skuId: world.skuId, quantity: 90 }],
  })
  const path = `/stock-corrections/${asked.body.id}`
  expect((await world.send(operations, `${path}/approval`)).body.code).toBe('second-person-needed')
  const declined = await world.send(world.buyer, `${path}/decline`, { why: '没有照片' })
  expect(declined.body).toMatchObject({ state: 'declined', declinedWhy: '没有照片' })
  expect((await world.send(world.buyer, `${path}/approval`)).body.code).toBe('not-waiting')
  expect(await world.onHand()).toBe(100)
})

test('a large loss is not written off alone in small parts', async () => {
  const states = []
  for (let part = 0; part < 3; part += 1) states.push((await correct(spoiled, 20)).body.state)
  expect(states).toEqual(['booked', 'booked', 'waiting'])
})

test('small parts at once are no way round the second person', async () => {
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => correct(spoiled, 20)))
  const booked = answers.filter((answer) => answer.body.state === 'booked')
  expect(booked).toHaveLength(2)
  expect(await world.onHand()).toBe(60)
})

test('lots of two suppliers with one code are told apart by their ids', async () => {
  const { skuId, stationId } = world
  const suppliers = [newId(), newId()]
  const lotIds: string[] = []
  for (const supplierId of suppliers) {
    const made = await transact(linli.database.db, (tx) =>
      ensureLots(tx, 'chengdu', [{ skuId, code: 'D1121', supplierId, expiresOn: null }]),
    )
    lotIds.push(made.get(`${skuId}/D1121`)!)
  }
  expect(new Set(lotIds).size).toBe(2)
  const unclear = await correct(spoiled, 1, { lotCode: 'D1121' })
  expect(unclear.body.code).toBe('lot-ambiguous')
  expect(unclear.body.lotIds.sort()).toEqual(lotIds.sort())
  const found = { kind: 'adjusted', reason: 'found' }
  expect((await correct(found, 3, { lotId: lotIds[1] })).body.state).toBe('booked')
  const lots = await world.see(world.staff, `/stations/${stationId}/skus/${skuId}/lots`)
  expect(lots.body).toMatchObject([{ code: 'L1' }, { lotId: lotIds[1], onHand: 3 }])
  expect((await correct(found, 1, { lotId: newId() })).body.field).toBe('lines/0/lotId')
})

test('an adjustment goes both ways, with a reason of its own', async () => {
  const found = { kind: 'adjusted', reason: 'found' }
  expect((await correct(found, 2, { lotCode: 'L1' })).body.state).toBe('booked')
  expect((await correct({ ...found, reason: 'miscounted' }, -5)).body.state).toBe('booked')
  expect(await world.onHand()).toBe(97)
})

test.each([
  [{ kind: 'written-off' }, 1, {}, undefined],
  [{ kind: 'written-off', reason: 'found' }, 1, {}, 'reason'],
  [{ kind: 'adjusted', reason: 'spoiled' }, 1, {}, 'reason'],
  [{ kind: 'written-off', reason: 'other', note: ' ' }, 1, {}, 'note'],
  [spoiled, 0, {}, 'lines/0/quantity'],
  [spoiled, -1, {}, 'lines/0/quantity'],
  [{ kind: 'adjusted', reason: 'found' }, 0, {}, 'lines/0/quantity'],
  [spoiled, 1, { skuId: newId() }, 'lines/0/skuId'],
  [spoiled, 1, { lotCode: 'NONE' }, 'lines/0/lotCode'],
  [{ ...spoiled, pictureIds: [newId()] }, 1, {}, 'pictureIds/0'],
])('%o of %s %o is refused', async (wish, quantity, more, field) => {
  const refused = await correct(wish, quantity, more)
  expect(refused.status).toBe(422)
  if (field !== undefined) expect(refused.body.field).toBe(field)
})

test('pictures of others are refused, and more than there is', async () => {
  const foreign = await addPicture(world.manager.id)
  expect((await correct({ ...spoiled, pictureIds: [foreign] }, 1)).body.field).toBe('pictureIds/0')
  await correct(spoiled, 1)
  await linli.database.db
    .updateTable('stock_totals')
    .set({ reserved: 98 })
    .where('sku_id', '=', world.skuId)
    .execute()
  expect((await correct(spoiled, 2)).body.code).toBe('not-enough-stock')
})

test('the same call sent twice moves goods once', async () => {
  const key = newId()
  const first = await correct(spoiled, 2, {}, key)
  expect((await correct(spoiled, 2, {}, key)).body).toEqual(first.body)
  expect(await world.onHand()).toBe(98)
})

test('people of another station and strangers neither correct nor see', async () => {
  const path = `/stations/${world.stationId}/stock-corrections`
  const wish = { ...spoiled, lines: [{ skuId: world.skuId, quantity: 1 }] }
  for (const who of [world.otherStaff, await linli.person()]) {
    expect((await world.send(who, path, wish)).status).toBe(403)
    expect((await world.see(who, path)).status).toBe(403)
    expect((await world.see(who, '/stock-corrections')).status).toBe(403)
  }
})
