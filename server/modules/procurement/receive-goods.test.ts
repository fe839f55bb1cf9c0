import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ean13CheckDigit } from '#platform/barcodes'
import { newId } from '#platform/ids'
import { addDays } from '#platform/time'
import {
  addOffer,
  buyGoods,
  callIn,
  cutOff,
  findFaults,
  makeBuyingWorld,
  type OfferWish,
  type Person,
  purchaseOrdersOf,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { findLotSource, listSupplierGaps, supplyOf } from './index.ts'

let home: string
let linli: TestLinli

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'linli-receipt-'))
  linli = await startTestLinli({ LINLI_HOME: home })
})
afterAll(async () => {
  await linli.close()
  rmSync(home, { recursive: true, force: true })
})

/** A region whose supplier was asked for 20 of one SKU. */
async function makeAwaited(regionId: string, offer: OfferWish = {}, quantity = 20) {
  const world = await makeBuyingWorld(linli, { regionId, offers: [offer] })
  const { supplierId, warehouseId, pickupDate, keeper } = world
  const { skuId } = world.offers[0]!
  await addOffer(linli, { regionId, supplierId, skuId, costMinor: 300 })
  await buyGoods(linli, world, [[world.offers[0]!, quantity]])
  await cutOff(linli, world)
  const [made] = await purchaseOrdersOf(linli, world)
  const call = callIn(linli, world)
  const station = `/stations/${warehouseId}`
  return {
    ...world,
    skuId,
    made,
    call,
    station,
    day: { warehouseId, pickupDate },
    receive: (line: object, more: object = {}, who: Person | null = keeper, key?: string) =>
      call(
        who,
        'POST',
        `${station}/receipts`,
        {
          pickupDate,
          purchaseOrderId: made.id,
          lines: [{ skuId, ...line }],
          ...more,
        },
        key,
      ),
    close: (body: object = {}, who: Person | null = keeper) =>
      call(who, 'POST', `${station}/receiving-days/${pickupDate}/closing`, body),
    show: async () => (await call(keeper, 'GET', `${station}/receiving-days/${pickupDate}`)).body,
  }
}

const onHandOf = async (regionId: string, skuId: string) =>
  (
    await linli.database.db
      .selectFrom('stock_totals')
      .select('on_hand')
      .where('region_id', '=', regionId)
      .where('sku_id', '=', skuId)
      .executeTakeFirst()
  )?.on_hand ?? 0

test('goods come in parts and by lot; an order is done with when all of it came', async () => {
  const world = await makeAwaited('parts')
  const { receive, show, regionId, skuId, supplierId, made } = world
  const one = await receive({ quantity: 12, lotCode: 'A', grade: 'B' })
  expect(one.body).toMatchObject({
    isLate: false,
    supplierId,
    lines: [{ grade: 'B', amountMinor: 3600 }],
  })
  expect((await show()).purchaseOrders).toMatchObject([
    { state: 'sent', lines: [{ missingQuantity: 8 }] },
  ])
  await receive({ quantity: 8, lotCode: 'B' })
  expect((await show()).purchaseOrders).toMatchObject([
    { id: made.id, state: 'closed', lines: [{ missingQuantity: 0 }] },
  ])
  const [supply] = await supplyOf(linli.database.db, regionId, world.day)
  expect(supply).toMatchObject({ skuId, ordered: 20, received: 20, refused: 0 })
  expect(supply!.lots.map((lot) => lot.quantity).toSorted()).toEqual([12, 8])
  expect(await findLotSource(linli.database.db, regionId, one.body.lines[0].lotId)).toBe(supplierId)
  expect(await findLotSource(linli.database.db, regionId, newId())).toBeNull()
})

test('more than ordered is taken in up to the setting’s share and else refused with what may be', async () => {
  const { receive, skuId, regionId } = await makeAwaited('more')
  expect((await receive({ quantity: 22 })).body).toMatchObject({
    code: 'more-than-ordered',
    lines: [{ skuId, wanted: 22, allowed: 21 }],
  })
  const kept = await receive({ quantity: 21, refusedQuantity: 4, refusedWhy: '多送' })
  expect(kept.body.lines[0]).toMatchObject({ quantity: 21, refusedQuantity: 4, amountMinor: 6300 })
  expect(await onHandOf(regionId, skuId)).toBe(21)
  expect((await receive({ quantity: 1 })).body.code).toBe('more-than-ordered')
})

test('two who receive the same goods at once take in no more than may come', async () => {
  const { receive, regionId, skuId } = await makeAwaited('both')
  const answers = await Promise.all([1, 2, 3, 4].map(() => receive({ quantity: 10 })))
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 201, 409, 409])
  expect(await onHandOf(regionId, skuId)).toBe(20)
})

test('a receipt sent twice under one key is booked once', async () => {
  const { receive, regionId, skuId } = await makeAwaited('again')
  const send = () => receive({ quantity: 10 }, {}, undefined, 'one-and-the-same')
  const answers = await Promise.all([send(), send(), send()])
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  expect(await onHandOf(regionId, skuId)).toBe(10)
})

test('chilled goods come in measured and cold, or are refused', async () => {
  const { receive, regionId, skuId } = await makeAwaited('cold', { storage: 'chilled' })
  expect((await receive({ quantity: 10 })).body).toMatchObject({
    code: 'temperature-needed',
    line: 0,
  })
  expect((await receive({ quantity: 10, temperatureTenths: 95 })).body).toMatchObject({
    code: 'temperature-out-of-range',
    fromTenths: 0,
    toTenths: 80,
  })
  const warm = { quantity: 0, refusedQuantity: 10, refusedWhy: '太热', temperatureTenths: 95 }
  expect((await receive(warm)).status).toBe(201)
  expect((await receive({ quantity: 10, temperatureTenths: 35 })).status).toBe(201)
  expect(await onHandOf(regionId, skuId)).toBe(10)
})

test('expired goods are refused, what expires soon is noted', async () => {
  const { receive, pickupDate } = await makeAwaited('old')
  const expired = { quantity: 5, lotCode: 'O', expiresOn: addDays(pickupDate, -1) }
  expect((await receive(expired)).body.code).toBe('lot-expired')
  const near = await receive({ quantity: 5, lotCode: 'N', expiresOn: addDays(pickupDate, 1) })
  expect(near.body.lines[0].notes).toEqual(['near-expiry'])
})

test('a refusal has its reason and one’s own pictures', async () => {
  const { receive, regionId, keeper } = await makeAwaited('why')
  const picture = async (who: Person) => {
    const form = new FormData()
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#c33' } })
      .jpeg()
      .toBuffer()
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'a.jpg')
    const encoded = new Response(form)
    const headers = { 'content-type': encoded.headers.get('content-type')! }
    const body = Buffer.from(await encoded.arrayBuffer())
    const added = await linli.call(who, 'POST', `/regions/${regionId}/proof-pictures`, body, {
      headers,
    })
    return added.body.id as string
  }
  const [own, strange] = [await picture(keeper), await picture(await linli.person())]
  const refused = { quantity: 8, refusedQuantity: 2, refusedWhy: '压伤' }
  expect((await receive({ ...refused, refusedWhy: undefined })).body).toMatchObject({
    field: 'lines/0/refusedWhy',
  })
  expect((await receive({ quantity: 8, refusedWhy: '压伤' })).body.code).toBe('invalid')
  expect((await receive({ ...refused, pictureIds: [strange] })).body).toMatchObject({
    code: 'invalid',
    pictureId: strange,
  })
  const kept = await receive({ ...refused, pictureIds: [own] })
  expect(kept.body.lines[0]).toMatchObject({ pictureIds: [own], refusedWhy: '压伤' })
})

test('goods are found by what is scanned, and weighed by a scale’s label', async () => {
  const { call, station, pickupDate, made, keeper, skuId, receive } = await makeAwaited(
    'scan',
    { measure: 'weighed' },
    1000,
  )
  const { db } = linli.database
  const barcode = `690123456789${ean13CheckDigit('690123456789')}`
  await db.insertInto('sku_barcodes').values({ sku_id: skuId, barcode }).execute()
  await db.updateTable('skus').set({ scale_code: '00123' }).where('id', '=', skuId).execute()
  const label = `210012300250${ean13CheckDigit('210012300250')}`
  const scan = (...lines: object[]) =>
    call(keeper, 'POST', `${station}/receipts`, { pickupDate, purchaseOrderId: made.id, lines })
  const scanned = await scan({ barcode, quantity: 300 }, { barcode: label }, { barcode: label })
  expect(
    scanned.body.lines.map((line: { skuId: string; quantity: number }) => [
      line.skuId,
      line.quantity,
    ]),
  ).toEqual([
    [skuId, 300],
    [skuId, 250],
    [skuId, 250],
  ])
  const owed = scanned.body.lines.map((line: { amountMinor: number }) => line.amountMinor)
  expect(owed.reduce((sum: number, one: number) => sum + one, 0)).toBe(240)
  expect((await scan({ barcode: '4006381333931', quantity: 1 })).body).toMatchObject({
    code: 'unknown-code',
    line: 0,
  })
  expect((await scan({ barcode })).body.field).toBe('lines/0/quantity')
  expect((await scan({ quantity: 5 })).body.field).toBe('lines/0/skuId')
  expect((await receive({ skuId: newId(), quantity: 5 })).status).toBe(422)
})

test('what nobody ordered is taken in with a reason, and never under another’s order', async () => {
  const world = await makeAwaited('extra')
  const { receive, regionId, skuId, supplierId, pickupDate } = world
  const without = { purchaseOrderId: undefined }
  expect((await receive({ quantity: 5 }, without)).body).toMatchObject({
    code: 'invalid',
    field: 'why',
  })
  const extra = await receive({ quantity: 5 }, { ...without, why: '补货', supplierId })
  expect(extra.body).toMatchObject({
    purchaseOrderId: null,
    supplierId,
    lines: [{ amountMinor: 1500 }],
  })
  const [supply] = await supplyOf(linli.database.db, regionId, world.day)
  expect(supply).toMatchObject({ ordered: 20, received: 5 })
  const elsewhere = await receive({ quantity: 5 }, { pickupDate: addDays(pickupDate, 1) })
  expect(elsewhere.body).toMatchObject({ code: 'ordered-elsewhere', pickupDate })
  const { offers } = await makeBuyingWorld(linli, { regionId: 'extra2', offers: [{}] })
  expect((await receive({ skuId: offers[0]!.skuId, quantity: 1 })).body.code).toBe('not-ordered')
  expect((await receive({ quantity: 1 }, { shipmentId: newId() })).body.code).toBe(
    'shipment-elsewhere',
  )
  expect(await onHandOf(regionId, skuId)).toBe(5)
})

test('only who works at the warehouse receives and closes there', async () => {
  const { receive, close, regionId, stationIds, supplier, call, station, pickupDate } =
    await makeAwaited('door')
  const beside = await linli.person({ role: 'station_staff', regionId, stationId: stationIds[0]! })
  for (const who of [beside, supplier, await linli.person()]) {
    expect((await receive({ quantity: 1 }, {}, who)).status).toBe(403)
    expect((await close({}, who)).status).toBe(403)
    expect((await call(who, 'GET', `${station}/receiving-days/${pickupDate}`)).status).toBe(403)
  }
  expect((await receive({ quantity: 1 }, {}, null)).status).toBe(401)
})

test('a day on which nothing is awaited is a day without goods, not a missing one', async () => {
  const { call, keeper, station } = await makeAwaited('calm')
  const { status, body } = await call(keeper, 'GET', `${station}/receiving-days/2031-01-01`)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body).toMatchObject({ id: null, closedAt: null, skus: [], purchaseOrders: [] })
})

test('the day is closed when nothing is under way, or by force with a reason', async () => {
  const { call, supplier, made, skuId, pickupDate, close, show } = await makeAwaited('close')
  const shipped = await call(supplier, 'POST', `/purchase-orders/${made.id}/shipments`, {
    expectedAt: `${pickupDate}T06:00:00Z`,
    lines: [{ skuId, quantity: 20 }],
  })
  expect((await close()).body).toMatchObject({
    code: 'goods-under-way',
    shipmentIds: [shipped.body.id],
  })
  expect((await close({ force: true })).body).toMatchObject({ field: 'why' })
  expect((await close({ why: '车坏了' })).body).toMatchObject({ field: 'why' })
  const closed = await close({ force: true, why: '车坏了' })
  expect(closed.body).toMatchObject({ forcedWhy: '车坏了' })
  expect(closed.body.closedAt).not.toBeNull()
  expect((await close()).body.code).toBe('receiving-closed')
  expect((await show()).purchaseOrders).toMatchObject([
    { state: 'closed', lines: [{ missingQuantity: 20 }] },
  ])
})

test('what comes after the close is free stock, owed for, and nothing for the day', async () => {
  const world = await makeAwaited('late')
  const { receive, close, regionId, skuId, supplierId, day } = world
  await receive({ quantity: 15, refusedQuantity: 2, refusedWhy: '破损' })
  await close()
  const { db } = linli.database
  const gaps = [{ skuId, supplierId, missing: 3, refused: 2 }]
  expect(await listSupplierGaps(db, regionId, day)).toEqual(gaps)
  const late = await receive({ quantity: 3 })
  expect(late.body).toMatchObject({
    isLate: true,
    lines: [{ notes: ['after-close'], amountMinor: 900 }],
  })
  expect(await supplyOf(db, regionId, day)).toMatchObject([{ received: 15, refused: 2 }])
  expect(await listSupplierGaps(db, regionId, day)).toEqual(gaps)
  expect(await onHandOf(regionId, skuId)).toBe(18)
})

test('goods that come while the day is closed are for the day or late, never both', async () => {
  const { receive, close, regionId, day } = await makeAwaited('edge')
  const answers = await Promise.all([
    receive({ quantity: 5 }),
    close(),
    receive({ quantity: 5 }),
    close(),
  ])
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 201, 201, 409])
  const inTime = [answers[0], answers[2]].filter((answer) => answer!.body.isLate === false).length
  const [supply] = await supplyOf(linli.database.db, regionId, day)
  expect(supply!.received).toBe(5 * inTime)
  expect(await findFaults(linli)).toEqual([])
})

test('each receipt is announced with what is owed, and listed for the day', async () => {
  const { receive, regionId, call, keeper, station, pickupDate, made, skuId, day } =
    await makeAwaited('told')
  const { body } = await receive({ quantity: 4, refusedQuantity: 1, refusedWhy: '破损' })
  const event = await linli.database.db
    .selectFrom('events')
    .select('body')
    .where('region_id', '=', regionId)
    .where('type', '=', 'goods.received')
    .executeTakeFirstOrThrow()
  expect(event.body).toMatchObject({
    receiptId: body.id,
    purchaseOrderId: made.id,
    ...day,
    lines: [
      { receiptLineId: body.lines[0].id, skuId, quantity: 4, refusedQuantity: 1, costMinor: 1200 },
    ],
  })
  const path = `${station}/receiving-days/${pickupDate}/receipts`
  expect((await call(keeper, 'GET', path)).body.items).toEqual([body])
  expect((await call(keeper, 'GET', `${station}/receiving-days/tomorrow/receipts`)).status).toBe(
    404,
  )
})
