import { afterAll, beforeAll, expect, test } from 'vitest'
import { followWorldTime, setBusinessTime } from '#platform/clock'
import { encodeCursor } from '#platform/http'
import {
  addOffer,
  addSupplier,
  type BuyingWorld,
  buyGoods,
  callIn,
  cutOff,
  makeBuyingWorld,
  purchaseOrdersOf,
  runSweep,
  setIn,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'
import { ORDER_STATES } from './purchase-order.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

/** A region in which 10 pieces of one SKU were sold and pooled. */
async function makeOrdered(regionId: string, settings: Record<string, unknown> = {}) {
  const world = await makeBuyingWorld(linli, { regionId, offers: [{}, {}] })
  for (const [name, value] of Object.entries(settings)) {
    await setIn(linli, world, name as 'procurement.holdMinutes', value)
  }
  const [skuId, besideId] = world.offers.map((offer) => offer.skuId) as [string, string]
  const { supplierId } = world
  await addOffer(linli, { regionId, supplierId, skuId, caseSize: 4, costMinor: 300 })
  await addOffer(linli, { regionId, supplierId, skuId: besideId })
  await buyGoods(linli, world, [[world.offers[0]!, 10]])
  await cutOff(linli, world)
  const [made] = await purchaseOrdersOf(linli, world)
  return {
    ...world,
    skuId,
    besideId,
    made,
    path: `/purchase-orders/${made.id}`,
    call: callIn(linli, world),
  }
}

async function makeSecondSource(world: BuyingWorld, skuId: string) {
  const { regionId } = world
  const { id } = await addSupplier(linli, { regionId })
  await addOffer(linli, {
    regionId,
    supplierId: id,
    skuId,
    sourceRank: 2,
    caseSize: 5,
    costMinor: 330,
  })
  return id
}

const eventsOf = async (regionId: string, subjectId: string) =>
  (
    await linli.database.db
      .selectFrom('events')
      .select('type')
      .where('region_id', '=', regionId)
      .where('subject_id', '=', subjectId)
      .orderBy('id')
      .execute()
  ).map((event) => event.type)

test('a held order is changed by buyers, unknown to its supplier, and goes out by itself', async () => {
  const world = await makeOrdered('held', { 'procurement.holdMinutes': 30 })
  const { call, buyer, supplier, path, made, skuId, besideId, pickupDate } = world
  expect(made).toMatchObject({ state: 'held', sentAt: null })
  expect((await call(supplier, 'GET', path)).status).toBe(404)
  const own = `/suppliers/${world.supplierId}/purchase-orders`
  expect((await call(supplier, 'GET', own)).body.items).toEqual([])
  expect((await call(supplier, 'POST', `${path}/confirmation`, {})).status).toBe(404)

  const lines = [
    { skuId, quantity: 20 },
    { skuId: besideId, quantity: 3 },
  ]
  const changed = await call(buyer, 'PUT', `${path}/lines`, { version: made.version, lines })
  expect(changed.body).toMatchObject({ state: 'held', amountMinor: 20 * 300 + 3 * 300 })
  const stale = await call(buyer, 'PUT', `${path}/lines`, { version: made.version, lines })
  expect(stale.body.code).toBe('stale')
  const twice = [lines[0], lines[0]]
  const { version } = changed.body
  expect((await call(buyer, 'PUT', `${path}/lines`, { version, lines: twice })).body.code).toBe(
    'invalid',
  )
  expect((await call(supplier, 'PUT', `${path}/lines`, { version, lines })).status).toBe(404)
  const pools = await call(
    buyer,
    'GET',
    `/stations/${world.warehouseId}/demand-pools/${pickupDate}`,
  )
  expect(pools.body).toMatchObject([{ orderedQuantity: 20, surplusQuantity: 10 }])

  await setBusinessTime(linli.database.db, new Date(Date.now() + 31 * 60_000))
  await runSweep(linli, 'send-purchase-orders')
  await followWorldTime(linli.database.db)
  expect((await call(supplier, 'GET', path)).body).toMatchObject({ state: 'sent' })
  expect(await toldTo(linli, world.regionId, supplier)).toEqual(['purchase-order.sent'])
  const late = await call(buyer, 'PUT', `${path}/lines`, { version: version + 1, lines })
  expect(late.body.code).toBe('purchase-order-not-held')
})

test('a held order is sent or cancelled by hand, and goes out once when both sweep and buyer send', async () => {
  const world = await makeOrdered('byhand', { 'procurement.holdMinutes': 30 })
  const { call, buyer, path, supplier } = world
  const answers = await Promise.all([1, 2, 3].map(() => call(buyer, 'POST', `${path}/sending`)))
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409])
  const cancelled = await call(buyer, 'POST', `${path}/cancellation`, { why: '需求撤回' })
  expect(cancelled.body).toMatchObject({ state: 'cancelled', cancelledWhy: '需求撤回' })
  expect(await toldTo(linli, world.regionId, supplier)).toEqual([
    'purchase-order.sent',
    'purchase-order.cancelled',
  ])
  const { warehouseId, pickupDate } = world
  const pools = await call(buyer, 'GET', `/stations/${warehouseId}/demand-pools/${pickupDate}`)
  expect(pools.body).toMatchObject([{ orderedQuantity: 0, surplusQuantity: 0 }])
  const again = await call(buyer, 'POST', `${path}/cancellation`, { why: '需求撤回' })
  expect(again.body.code).toBe('purchase-order-under-way')
  expect((await call(supplier, 'POST', `${path}/confirmation`, {})).body.code).toBe(
    'purchase-order-not-sent',
  )
  expect(await eventsOf(world.regionId, world.made.id)).toEqual([
    'purchase-order.created',
    'purchase-order.sent',
    'purchase-order.cancelled',
  ])
})

test('a supplier confirms whole or cuts, never raises, and only its own', async () => {
  const world = await makeOrdered('answer')
  const { call, supplier, buyer, path, skuId, besideId, regionId } = world
  const confirm = (who: typeof supplier, quantity?: number, sku = skuId) =>
    call(
      who,
      'POST',
      `${path}/confirmation`,
      quantity === undefined ? {} : { lines: [{ skuId: sku, quantity }] },
    )
  expect((await confirm(supplier, 13)).body).toMatchObject({
    code: 'more-than-asked',
    lines: [{ skuId, wanted: 13, allowed: 12 }],
  })
  expect((await confirm(supplier, 1, besideId)).body.code).toBe('not-ordered')
  expect((await confirm(supplier, -1)).status).toBe(422)
  const strange = await linli.person({
    role: 'supplier',
    regionId,
    supplierId: (await addSupplier(linli, { regionId })).id,
  })
  expect((await confirm(strange)).status).toBe(404)
  expect((await call(strange, 'GET', path)).status).toBe(404)
  expect((await confirm(await linli.person())).status).toBe(404)

  expect((await confirm(supplier)).body).toMatchObject({
    state: 'confirmed',
    amountMinor: 12 * 300,
    expectedMinor: 12 * 300,
    lines: [{ confirmedQuantity: 12 }],
  })
  expect((await confirm(supplier)).body.code).toBe('purchase-order-answered')
  expect(await toldTo(linli, regionId, buyer)).toEqual([])
  expect((await confirm(supplier, 5)).body).toMatchObject({
    amountMinor: 12 * 300,
    expectedMinor: 5 * 300,
    lines: [{ confirmedQuantity: 5, expectedQuantity: 5, expectedMinor: 5 * 300 }],
  })
  expect((await confirm(supplier, 6)).body.code).toBe('more-than-asked')
  expect(await toldTo(linli, regionId, buyer)).toEqual(['purchase-order.cut'])
  expect((await call(supplier, 'POST', `${path}/refusal`, { why: '霜冻' })).body.code).toBe(
    'purchase-order-answered',
  )
})

test('confirming and declining at once: one answer stands', async () => {
  const { call, supplier, path, regionId, made } = await makeOrdered('race')
  const answers = await Promise.all([
    call(supplier, 'POST', `${path}/confirmation`, {}),
    call(supplier, 'POST', `${path}/refusal`, { why: '霜冻' }),
  ])
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  expect((await eventsOf(regionId, made.id)).length).toBe(3)
})

test('a buyer asks the second source for what was cut, once', async () => {
  const world = await makeOrdered('cut')
  const { call, supplier, buyer, path, skuId, made } = world
  const ask = () => call(buyer, 'POST', `${path}/second-source`)
  expect((await ask()).body.code).toBe('nothing-to-pass')
  await call(supplier, 'POST', `${path}/confirmation`, { lines: [{ skuId, quantity: 5 }] })
  expect((await ask()).body).toMatchObject({ code: 'no-second-source', skuIds: [skuId] })
  const secondId = await makeSecondSource(world, skuId)
  expect((await call(supplier, 'POST', `${path}/second-source`)).status).toBe(404)
  const answers = await Promise.all([ask(), ask()])
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409])

  const [first, second] = await purchaseOrdersOf(linli, world)
  expect(first.lines[0]).toMatchObject({
    quantity: 12,
    confirmedQuantity: 5,
    passedQuantity: 7,
    expectedQuantity: 5,
  })
  const { warehouseId, pickupDate } = world
  const pools = await call(buyer, 'GET', `/stations/${warehouseId}/demand-pools/${pickupDate}`)
  expect(pools.body).toMatchObject([{ orderedQuantity: 5 + 10, surplusQuantity: 5 }])
  expect(second).toMatchObject({
    supplierId: secondId,
    state: 'sent',
    secondSourceOf: made.id,
    lines: [{ quantity: 10, costMinor: 330 }],
  })
})

test('a silent supplier is brought before the buyers; its order goes to another and is cancelled', async () => {
  const world = await makeOrdered('silent', { 'procurement.answerMinutes': 20 })
  const { call, buyer, supplier, path, skuId, regionId, made } = world
  await runSweep(linli, 'escalate-purchase-orders')
  expect((await call(buyer, 'GET', path)).body.state).toBe('sent')
  await setBusinessTime(linli.database.db, new Date(Date.now() + 21 * 60_000))
  await runSweep(linli, 'escalate-purchase-orders')
  await runSweep(linli, 'escalate-purchase-orders')
  await followWorldTime(linli.database.db)
  expect((await call(buyer, 'GET', path)).body.state).toBe('escalated')
  expect(await toldTo(linli, regionId, buyer)).toEqual(['purchase-order.silent'])

  const secondId = await makeSecondSource(world, skuId)
  const passed = await call(buyer, 'POST', `${path}/second-source`)
  expect(passed.body).toMatchObject({ orders: [{ supplierId: secondId }], withoutSource: [] })
  expect((await call(buyer, 'GET', path)).body.state).toBe('cancelled')
  expect((await call(supplier, 'POST', `${path}/confirmation`, {})).status).toBe(409)
  expect(await eventsOf(regionId, made.id)).toEqual([
    'purchase-order.created',
    'purchase-order.sent',
    'purchase-order.escalated',
    'purchase-order.cancelled',
    'purchase-order.passed',
  ])
})

test('where the setting says so the second source is asked at once, and late word from the first still counts', async () => {
  const world = await makeOrdered('auto', { 'procurement.asksSecondSource': true })
  const { call, supplier, path, skuId } = world
  const secondId = await makeSecondSource(world, skuId)
  const declined = await call(supplier, 'POST', `${path}/refusal`, { why: '霜冻' })
  expect(declined.body).toMatchObject({
    state: 'declined',
    declinedWhy: '霜冻',
    lines: [{ passedQuantity: 12, expectedQuantity: 0 }],
  })
  const [, second] = await purchaseOrdersOf(linli, world)
  expect(second).toMatchObject({ supplierId: secondId, lines: [{ quantity: 15 }] })
})

test('orders are listed by how they stand, page by page, and a forged cursor is refused', async () => {
  const world = await makeOrdered('lists')
  const { call, buyer, supplier, supplierId, warehouseId, pickupDate, skuId, made } = world
  const lines = [{ skuId, quantity: 4 }]
  const wish = { supplierId, stationId: warehouseId, pickupDate, lines }
  const held = (await call(buyer, 'POST', '/purchase-orders', wish)).body
  const list = async (query: string, who = buyer, path = '/purchase-orders') =>
    (await call(who, 'GET', `${path}?${query}`)).body
  const idsOf = (page: { items: { id: string }[] }) => page.items.map((item) => item.id)
  expect(idsOf(await list(`supplierId=${supplierId}&stationId=${warehouseId}`))).toEqual([
    held.id,
    made.id,
  ])
  for (const state of ORDER_STATES) {
    const found = idsOf(await list(`state=${state}`))
    expect(found, state).toEqual(state === 'held' ? [held.id] : state === 'sent' ? [made.id] : [])
  }
  const first = await list('limit=1')
  expect(idsOf(await list(`limit=1&cursor=${first.nextCursor}`))).toEqual([made.id])
  const own = `/suppliers/${supplierId}/purchase-orders`
  expect(idsOf(await list('limit=1', supplier, own))).toEqual([made.id])
  const forged = encodeCursor(['no id'])
  for (const path of [
    '/purchase-orders',
    own,
    '/surpluses',
    `/stations/${warehouseId}/receiving-days/${pickupDate}/receipts`,
  ]) {
    expect((await call(buyer, 'GET', `${path}?cursor=${forged}`)).status, path).toBe(422)
  }
})

test('goods are shipped with the lots that were agreed, in several, not more than asked', async () => {
  const world = await makeBuyingWorld(linli, { regionId: 'ships', offers: [{}] })
  const { regionId, supplierId, supplier, pickupDate } = world
  const { skuId } = world.offers[0]!
  await addOffer(linli, { regionId, supplierId, skuId, lotRule: 'required' })
  await buyGoods(linli, world, [[world.offers[0]!, 20]])
  await cutOff(linli, world)
  const [made] = await purchaseOrdersOf(linli, world)
  const call = callIn(linli, world)
  const ship = (line: object, who = supplier, key?: string) =>
    call(
      who,
      'POST',
      `/purchase-orders/${made.id}/shipments`,
      {
        expectedAt: `${pickupDate}T06:00:00Z`,
        lines: [{ skuId, ...line }],
      },
      key,
    )
  expect((await ship({ quantity: 5 })).body).toMatchObject({ code: 'lot-needed', skuIds: [skuId] })
  expect((await ship({ quantity: 5, lotCode: 'L', expiresOn: '2020-01-01' })).body.code).toBe(
    'lot-expired',
  )
  expect((await ship({ quantity: 22, lotCode: 'L' })).body).toMatchObject({
    code: 'more-than-ordered',
    lines: [{ wanted: 22, allowed: 21 }],
  })
  expect((await ship({ quantity: 0, lotCode: 'L' })).status).toBe(422)
  expect((await ship({ quantity: 5, lotCode: 'L' }, await linli.person())).status).toBe(404)

  const key = 'the-first-shipment'
  const [one, same] = [
    await ship({ quantity: 12, lotCode: 'L' }, supplier, key),
    await ship({ quantity: 12, lotCode: 'L' }, supplier, key),
  ]
  expect(same.body).toEqual(one.body)
  expect((await ship({ quantity: 10, lotCode: 'M' })).body.code).toBe('more-than-ordered')
  expect((await ship({ quantity: 8, lotCode: 'M' })).status).toBe(201)
  const [shown] = await purchaseOrdersOf(linli, world)
  expect(shown).toMatchObject({
    state: 'shipped',
    lines: [{ confirmedQuantity: 20, shippedQuantity: 20 }],
  })
  expect(shown.shipments.length).toBe(2)
  const cancel = await call(world.buyer, 'POST', `/purchase-orders/${made.id}/cancellation`, {
    why: 'x',
  })
  expect(cancel.body.code).toBe('purchase-order-under-way')
})

test('an order that is still held keeps the day open, and ends with it when it is closed by force', async () => {
  const world = await makeOrdered('heldday', { 'procurement.holdMinutes': 30 })
  const { call, buyer, keeper, warehouseId, pickupDate, path, made } = world
  const day = `/stations/${warehouseId}/receiving-days/${pickupDate}`
  expect((await call(keeper, 'POST', `${day}/closing`, {})).body).toMatchObject({
    code: 'goods-under-way',
    purchaseOrderIds: [made.id],
  })
  await call(keeper, 'POST', `${day}/closing`, { force: true, why: '停电' })
  expect((await call(buyer, 'GET', path)).body.state).toBe('cancelled')
  const pools = await call(buyer, 'GET', `/stations/${warehouseId}/demand-pools/${pickupDate}`)
  expect(pools.body).toMatchObject([{ orderedQuantity: 0 }])
  const lines = [{ skuId: world.skuId, quantity: 4 }]
  const wish = { supplierId: world.supplierId, stationId: warehouseId, pickupDate, lines }
  expect((await call(buyer, 'POST', '/purchase-orders', wish)).body.code).toBe('receiving-closed')
})

test('a supplier says why a line is cut; what it confirms further keeps the reason', async () => {
  const { call, supplier, path, skuId } = await makeOrdered('why')
  const cut = await call(supplier, 'POST', `${path}/confirmation`, {
    lines: [{ skuId, quantity: 8, why: 'frost' }],
  })
  expect(cut.body.lines[0]).toMatchObject({ confirmedQuantity: 8, cutWhy: 'frost' })
  const again = await call(supplier, 'POST', `${path}/confirmation`, {
    lines: [{ skuId, quantity: 4 }],
  })
  expect(again.body.lines[0]).toMatchObject({ confirmedQuantity: 4, cutWhy: 'frost' })
})
