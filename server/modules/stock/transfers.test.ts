import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db'
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
import { checkStock, ensureLots, moveStock } from './index.ts'

let linli: TestLinli
let world: StockWorld

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu')
})
afterAll(() => linli.close())
beforeEach(async () => {
  world = await makeStockWorld(linli, 'chengdu')
  await world.receive(5, { lotCode: 'LATE', expiresOn: '2099-02-01' })
  await world.receive(5, { lotCode: 'SOON', expiresOn: '2099-01-01' })
})

const transfersOf = (stationId: string) => `/stations/${stationId}/transfers`

const sendOn = (quantity: number, more: object = {}, toStationId = world.otherStationId) =>
  world.send(world.staff, transfersOf(world.stationId), {
    toStationId,
    lines: [{ skuId: world.skuId, quantity, ...more }],
  })

const receive = (id: string, lines: object[] = []) =>
  world.send(world.otherStaff, `${transfersOf(world.otherStationId)}/${id}/receipt`, { lines })

test('goods sent lie nowhere until they are received, lot by lot', async () => {
  const sent = await sendOn(7)
  expect(sent.status).toBe(201)
  expect(sent.body).toMatchObject({
    state: 'on-the-way',
    lines: [
      { lotCode: 'SOON', quantity: 5, receivedQuantity: null },
      { lotCode: 'LATE', quantity: 2 },
    ],
  })
  expect([await world.onHand(), await world.onHand(world.otherStationId)]).toEqual([3, 0])
  const onTheWay = await world.see(world.buyer, '/stock-transfers?isOnTheWay=true')
  expect(onTheWay.body.items.map((row: { id: string }) => row.id)).toContain(sent.body.id)
  expect((await receive(sent.body.id)).body).toMatchObject({ state: 'received' })
  expect(await world.onHand(world.otherStationId)).toBe(7)
  const coming = `${transfersOf(world.otherStationId)}?direction=in`
  expect((await world.see(world.otherStaff, coming)).body.items).toMatchObject([
    { id: sent.body.id, lines: [{ receivedQuantity: 5 }, { receivedQuantity: 2 }] },
  ])
  expect(await checkStock(linli.database.db)).toEqual([])
})

test('what came otherwise than sent is written beside it and told', async () => {
  const { id } = (await sendOn(7)).body
  const received = await receive(id, [{ lineNumber: 1, receivedQuantity: 3 }])
  expect(received.body.lines).toMatchObject([
    { quantity: 5, receivedQuantity: 3 },
    { quantity: 2, receivedQuantity: 2 },
  ])
  expect(await world.onHand(world.otherStationId)).toBe(5)
  const event = await linli.database.db
    .selectFrom('events')
    .select('body')
    .where('type', '=', 'stock.transfer-received')
    .where('subject_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(event.body).toMatchObject({
    personId: world.staff.id,
    differences: [{ lineNumber: 1, quantity: -2, costMinor: 960 }],
  })
  expect(await checkStock(linli.database.db)).toEqual([])
})

test('two who receive, or receive and cancel at once, take the goods in once', async () => {
  const { id } = (await sendOn(4)).body
  const cancel = `${transfersOf(world.stationId)}/${id}/cancellation`
  const answers = await Promise.all([
    receive(id),
    receive(id),
    world.send(world.staff, cancel, { why: '送错' }),
  ])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409])
  const both = (await world.onHand()) + (await world.onHand(world.otherStationId))
  expect(both).toBe(10)
  expect(await checkStock(linli.database.db)).toEqual([])
})

test('a cancelled transfer brings its lots back to where they were', async () => {
  const { id } = (await sendOn(7)).body
  const cancel = `${transfersOf(world.stationId)}/${id}/cancellation`
  expect((await world.send(world.staff, cancel, { why: '送错' })).body).toMatchObject({
    state: 'cancelled',
    cancelledWhy: '送错',
  })
  const lots = await world.see(world.staff, `/stations/${world.stationId}/skus/${world.skuId}/lots`)
  expect(lots.body).toMatchObject([{ onHand: 5 }, { onHand: 5 }])
  expect((await receive(id)).body.code).toBe('transfer-not-on-the-way')
  expect(await checkStock(linli.database.db)).toEqual([])
})

test('each refusal of a transfer says why', async () => {
  expect((await sendOn(1, {}, world.stationId)).body.field).toBe('toStationId')
  expect((await sendOn(1, {}, newId())).status).toBe(404)
  expect((await sendOn(11)).body.code).toBe('not-enough-stock')
  expect((await sendOn(1, { lotCode: 'NONE' })).body.field).toBe('lines/0/lotCode')
  const { id } = (await sendOn(2)).body
  const wrong = { lineNumber: 9, receivedQuantity: 1 }
  expect((await receive(id, [wrong])).body.field).toBe('lines/0/lineNumber')
  const one = { lineNumber: 1, receivedQuantity: 1 }
  expect((await receive(id, [one, one])).body.field).toBe('lines')
  const here = `${transfersOf(world.stationId)}/${id}/receipt`
  expect((await world.send(world.staff, here, {})).status).toBe(404)
  await linli.database.db
    .updateTable('stations')
    .set({ closed_at: new Date(), closed_why: '关闭' })
    .where('id', '=', world.otherStationId)
    .execute()
  expect((await sendOn(1)).body.code).toBe('station-closed')
})

test('a station stays open while goods lie there or are on the way from it or to it', async () => {
  const { regionId, stationId, otherStationId } = world
  const operations = await linli.person({ role: 'operations', regionId })
  await sql`delete from station_services where region_id = ${regionId}
    and station_id in (${stationId}, ${otherStationId})`.execute(linli.database.db)
  const close = async (id: string) =>
    (await world.send(operations, `/stations/${id}/closure`, { why: '租约到期' })).body
  const refused = { code: 'goods-still-here', transferIds: [] }
  expect(await close(stationId)).toMatchObject({ ...refused, skuIds: [world.skuId] })
  const { id } = (await sendOn(10)).body
  for (const at of [stationId, otherStationId]) {
    expect(await close(at)).toMatchObject({ ...refused, skuIds: [], transferIds: [id] })
  }
  await receive(id)
  expect(await close(stationId)).toMatchObject({ closedWhy: '租约到期' })
  expect(await close(otherStationId)).toMatchObject({ ...refused, skuIds: [world.skuId] })
})

test('a lot past its last day goes to no other station, named or not, nor with goods that still may', async () => {
  await world.receive(3, { lotCode: 'PAST', expiresOn: '2020-01-01' })
  const past = { skuId: world.skuId, quantity: 2, lotCode: 'PAST' }
  const fresh = { skuId: world.skuId, quantity: 1, lotCode: 'SOON' }
  const wish = { toStationId: world.otherStationId, lines: [fresh, past] }
  const refused = await world.send(world.staff, transfersOf(world.stationId), wish)
  expect(refused).toMatchObject({ status: 409, body: { code: 'lots-expired' } })
  expect((await sendOn(11)).body).toMatchObject({
    code: 'not-enough-stock',
    shortages: [{ left: 10 }],
  })
  expect(await world.onHand()).toBe(13)
})

test('people of other stations and strangers neither send nor receive', async () => {
  const { id } = (await sendOn(2)).body
  const stranger = await linli.person()
  const wish = { toStationId: world.stationId, lines: [{ skuId: world.skuId, quantity: 1 }] }
  for (const who of [world.otherStaff, stranger]) {
    expect((await world.send(who, transfersOf(world.stationId), wish)).status).toBe(403)
  }
  const path = `${transfersOf(world.otherStationId)}/${id}/receipt`
  for (const who of [world.staff, stranger])
    expect((await world.send(who, path, {})).status).toBe(403)
  expect((await world.see(world.staff, '/stock-transfers')).status).toBe(403)
})

test('goods go back to their supplier at what they cost, and to no other', async () => {
  const [supplier, other] = [await addSupplier(linli), await addSupplier(linli)]
  await addOffer(linli, { supplierId: supplier.id, skuId: world.skuId, costMinor: 310 })
  const { skuId, stationId } = world
  await linli.database.db.transaction().execute(async (tx) => {
    const lots = await ensureLots(tx, 'chengdu', [
      { skuId, code: 'THEIRS', supplierId: supplier.id, expiresOn: null, costMinor: 290 },
    ])
    await moveStock(tx, 'chengdu', [
      {
        stationId,
        skuId,
        lotId: lots.get(`${skuId}/THEIRS`)!,
        quantity: 4,
        reason: 'received',
        subjectKind: 'test',
        subjectId: null,
        actorId: null,
        note: '',
        occurredAt: new Date(),
      },
    ])
  })
  await world.receive(3)
  const giveBack = (supplierId: string, lines: object[], who = world.manager) =>
    world.send(who, `/stations/${stationId}/supplier-returns`, {
      supplierId,
      reason: 'poor-quality',
      lines,
    })
  const theirs = { skuId, quantity: 2, lotCode: 'THEIRS' }
  expect((await giveBack(other.id, [theirs])).body.code).toBe('not-their-lot')
  expect((await giveBack(newId(), [theirs])).status).toBe(404)
  expect((await giveBack(supplier.id, [theirs, theirs])).body.field).toBe('lines/1')
  expect((await giveBack(supplier.id, [theirs], world.staff)).status).toBe(403)
  const loose = { skuId, quantity: 4 }
  expect((await giveBack(supplier.id, [loose])).body.code).toBe('not-enough-stock')
  const done = await giveBack(supplier.id, [theirs, { skuId, quantity: 3 }])
  expect(done.status).toBe(201)
  expect(done.body.costMinor).toBe(2 * 290 + 3 * 310)
  const events = await linli.database.db
    .selectFrom('events')
    .select('body')
    .where('type', '=', 'stock.returned-to-supplier')
    .execute()
  expect(events.map(({ body }) => body)).toMatchObject([
    { supplierId: supplier.id, skuId, quantity: 2, costMinor: 580 },
    { supplierId: supplier.id, skuId, lotId: null, quantity: 3, costMinor: 930 },
  ])
  const supplierPerson = await linli.person({
    role: 'supplier',
    regionId: 'chengdu',
    supplierId: supplier.id,
  })
  const mine = await world.see(supplierPerson, `/suppliers/${supplier.id}/returns`)
  expect(mine.body.items).toMatchObject([{ id: done.body.id, costMinor: 1510 }])
  expect((await world.see(supplierPerson, `/suppliers/${other.id}/returns`)).status).toBe(403)
  expect(await checkStock(linli.database.db)).toEqual([])
})

test('goods that nobody knows the cost of are not given back', async () => {
  const supplier = await addSupplier(linli)
  const refused = await world.send(world.manager, `/stations/${world.stationId}/supplier-returns`, {
    supplierId: supplier.id,
    reason: 'surplus',
    lines: [{ skuId: world.skuId, quantity: 1, lotCode: 'SOON' }],
  })
  expect(refused.body).toMatchObject({ code: 'cost-unknown', skuIds: [world.skuId] })
  expect(await world.onHand()).toBe(10)
})

test('cold goods are taken in measured and within the limits, or not at all', async () => {
  const { db } = linli.database
  await sql`update products set storage = 'chilled'
    from skus where skus.product_id = products.id and skus.id = ${world.skuId}`.execute(db)
  const { id } = (await sendOn(7)).body
  const line = (lineNumber: number, receivedQuantity: number, temperatureTenths?: number) => ({
    lineNumber,
    receivedQuantity,
    ...(temperatureTenths === undefined ? {} : { temperatureTenths }),
  })
  expect((await receive(id)).body).toMatchObject({ code: 'temperature-needed', line: 0 })
  expect((await receive(id, [line(1, 5, 40)])).body).toMatchObject({
    code: 'temperature-needed',
    line: 1,
    skuId: world.skuId,
  })
  expect((await receive(id, [line(1, 5, 40), line(2, 2, 120)])).body).toMatchObject({
    code: 'temperature-out-of-range',
    line: 1,
    toTenths: 80,
  })
  expect(await world.onHand(world.otherStationId)).toBe(0)
  const taken = await receive(id, [line(1, 5, 40), line(2, 0, 120)])
  expect(taken.body).toMatchObject({
    state: 'received',
    lines: [
      { receivedQuantity: 5, temperatureTenths: 40 },
      { receivedQuantity: 0, temperatureTenths: 120 },
    ],
  })
  expect(await world.onHand(world.otherStationId)).toBe(5)
  const back = (await sendOn(3)).body.id
  const cancel = `${transfersOf(world.stationId)}/${back}/cancellation`
  expect((await world.send(world.staff, cancel, { why: '送错' })).status).toBe(200)
  expect(await checkStock(db)).toEqual([])
})
