import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  makeCommunities,
  makeGoods,
  makeRegion,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { checkStock } from './index.ts'

let linli: TestLinli
let stationId: string
let skuId: string
let staff: Person

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu')
})
afterAll(() => linli.close())
beforeEach(async () => {
  stationId = (await makeCommunities(linli, 'chengdu', 1)).stationIds[0]!
  skuId = (await makeGoods(linli, 'chengdu')).skuId
  staff = await linli.person({ role: 'station_staff', regionId: 'chengdu', stationId })
})

const here = () => `/regions/chengdu/stations/${stationId}`

const record = (reason: string, quantity: number, more: object = {}, key: string = newId()) =>
  linli.call(
    staff,
    'POST',
    `${here()}/movements`,
    { reason, lines: [{ skuId, quantity, ...more }] },
    { key },
  )

const correct = (kind: string, quantity: number, more: object = {}) =>
  linli.call(
    staff,
    'POST',
    `${here()}/stock-corrections`,
    {
      kind,
      reason: kind === 'adjusted' ? 'miscounted' : 'spoiled',
      lines: [{ skuId, quantity, ...more }],
    },
    { key: newId() },
  )

const onHand = async () =>
  (await linli.call(staff, 'GET', `${here()}/stock?skuId=${skuId}`)).body.items[0]

test('what is received lies there, with its lot, and can be promised', async () => {
  const received = await record('received', 24, { lotCode: 'L1', expiresOn: '2026-12-01' })
  expect(received.status).toBe(201)
  await linli.database.db
    .updateTable('stock_totals')
    .set({ reserved: 6 })
    .where('sku_id', '=', skuId)
    .execute()
  expect(await onHand()).toMatchObject({
    skuId,
    measure: 'piece',
    onHand: 24,
    reserved: 6,
    left: 18,
  })
  const lots = await linli.call(staff, 'GET', `${here()}/skus/${skuId}/lots`)
  expect(lots.body).toMatchObject([{ code: 'L1', expiresOn: '2026-12-01', onHand: 24 }])
  const short = await correct('written-off', 19)
  expect(short.body).toMatchObject({
    code: 'not-enough-stock',
    shortages: [{ stationId, skuId, lotId: null, wanted: 19, left: 18 }],
  })
  expect(short.status).toBe(409)
})

test('what goes out without a lot leaves the lots that expire first', async () => {
  await record('received', 5, { lotCode: 'LATE', expiresOn: '2026-12-20' })
  await record('received', 5, { lotCode: 'SOON', expiresOn: '2026-12-01' })
  await record('received', 5)
  expect((await correct('written-off', 12)).status).toBe(201)
  const { body } = await linli.call(staff, 'GET', `${here()}/skus/${skuId}/movements`)
  expect(
    body.items
      .filter((row: { reason: string }) => row.reason === 'written-off')
      .map((row: { lotCode: string | null; quantity: number }) => [row.lotCode, row.quantity]),
  ).toEqual([
    [null, -2],
    ['LATE', -5],
    ['SOON', -5],
  ])
  expect((await linli.call(staff, 'GET', `${here()}/skus/${skuId}/lots`)).body).toEqual([])
  expect((await correct('adjusted', -3, { lotCode: 'SOON' })).body.shortages).toMatchObject([
    { wanted: 3, left: 0 },
  ])
})

test('the same call sent twice moves goods once, and none without a key', async () => {
  const key = newId()
  const first = await record('received', 4, {}, key)
  expect((await record('received', 4, {}, key)).body).toEqual(first.body)
  expect((await onHand()).onHand).toBe(4)
  const keyless = await linli.call(staff, 'POST', `${here()}/movements`, {
    reason: 'received',
    lines: [{ skuId, quantity: 4 }],
  })
  expect(keyless.status).toBeGreaterThanOrEqual(400)
})

test.each([
  ['received', 0],
  ['received', -1],
  ['returned', 0],
  ['counted', 1],
  ['adjusted', 1],
  ['written-off', 1],
  ['received', 1.5],
  ['received', 2 ** 53],
  ['received', '1'],
])('%s of %s is refused', async (reason, quantity) => {
  expect((await record(reason, quantity as number)).status).toBe(422)
})

test('unknown goods and stations are refused', async () => {
  expect((await record('received', 1, { skuId: newId() })).body).toMatchObject({
    code: 'invalid',
    field: 'lines/0/skuId',
  })
  const operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
  const nowhere = await linli.call(
    operations,
    'POST',
    `/regions/chengdu/stations/${newId()}/movements`,
    { reason: 'received', lines: [{ skuId, quantity: 1 }] },
    { key: newId() },
  )
  expect(nowhere.status).toBe(404)
})

test('people of another station and strangers neither see nor move what lies here', async () => {
  const other = (await makeCommunities(linli, 'chengdu', 1)).stationIds[0]!
  const foreign = await linli.person({
    role: 'station_manager',
    regionId: 'chengdu',
    stationId: other,
  })
  for (const who of [foreign, await linli.person(), null]) {
    const status = who === null ? 401 : 403
    expect((await linli.call(who, 'GET', `${here()}/stock`)).status).toBe(status)
    const moved = await linli.call(
      who,
      'POST',
      `${here()}/movements`,
      { reason: 'received', lines: [{ skuId, quantity: 1 }] },
      { key: newId() },
    )
    expect(moved.status).toBe(status)
  }
})

test('pages of stock follow each other without a gap, and a foreign cursor is refused', async () => {
  await record('received', 1)
  skuId = (await makeGoods(linli, 'chengdu')).skuId
  await record('received', 2)
  const first = await linli.call(staff, 'GET', `${here()}/stock?limit=1`)
  const second = await linli.call(
    staff,
    'GET',
    `${here()}/stock?limit=1&cursor=${first.body.nextCursor}`,
  )
  expect([...first.body.items, ...second.body.items].map((row) => row.onHand)).toEqual([1, 2])
  expect(second.body.nextCursor).toBeUndefined()
  const cursor = Buffer.from('["x"]').toString('base64url')
  expect((await linli.call(staff, 'GET', `${here()}/stock?cursor=${cursor}`)).status).toBe(422)
})

test('twenty who write off the last ten pieces at once leave none below nothing', async () => {
  await record('received', 10)
  const replies = await Promise.all(Array.from({ length: 20 }, () => correct('written-off', 1)))
  expect(replies.filter((reply) => reply.status === 201)).toHaveLength(10)
  expect((await onHand()).onHand).toBe(0)
})

test('the proof finds a total that was tampered with', async () => {
  const { db } = linli.database
  await db
    .deleteFrom('stock_totals')
    .where('reserved', '>', 0)
    .where('sku_id', '<>', skuId)
    .execute()
  await record('received', 3)
  const faultsHere = async () => (await checkStock(db)).filter((fault) => fault.skuId === skuId)
  expect(await faultsHere()).toEqual([])
  await db.updateTable('stock_totals').set({ on_hand: 4 }).where('sku_id', '=', skuId).execute()
  expect(await faultsHere()).toMatchObject([{ what: 'on-hand', kept: 4, counted: 3 }])
})

test('the program’s own role cannot change a movement', async () => {
  await record('received', 1)
  const { db } = linli.database
  await expect(db.updateTable('stock_movements').set({ quantity: 9 }).execute()).rejects.toThrow(
    /permission denied/,
  )
  await expect(db.deleteFrom('stock_movements').execute()).rejects.toThrow(/permission denied/)
})
