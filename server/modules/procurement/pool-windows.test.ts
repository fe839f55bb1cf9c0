import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import { addDays } from '#platform/time'
import {
  addOffer,
  addSupplier,
  buyGoods,
  callIn,
  checkoutOf,
  cutOff,
  makeBuyers,
  makeBuyingWorld,
  makeOpenWindow,
  makeStock,
  makeWarehouse,
  order,
  purchaseOrdersOf,
  runSweep,
  setIn,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { releaseSetAside, supplyOf } from './index.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const linesOf = (purchaseOrder: { lines: { skuId: string; quantity: number }[] }) =>
  purchaseOrder.lines.map(({ skuId, quantity }) => [skuId, quantity])

async function stockOf(regionId: string, stationId: string, skuId: string) {
  return linli.database.db
    .selectFrom('stock_totals')
    .select(['on_hand as onHand', 'reserved'])
    .where('region_id', '=', regionId)
    .where('station_id', '=', stationId)
    .where('sku_id', '=', skuId)
    .executeTakeFirst()
}

test('free stock is used first and set aside until it is allocated', async () => {
  const world = await makeBuyingWorld(linli, { regionId: 'free', offers: [{}] })
  const { regionId, warehouseId, pickupDate } = world
  const { skuId } = world.offers[0]!
  await addOffer(linli, { regionId, supplierId: world.supplierId, skuId, caseSize: 6 })
  await makeStock(linli, regionId, warehouseId, skuId, 4)
  await buyGoods(linli, world, [[world.offers[0]!, 11]])
  await cutOff(linli, world)

  expect((await purchaseOrdersOf(linli, world)).map(linesOf)).toEqual([[[skuId, 12]]])
  expect(await stockOf(regionId, warehouseId, skuId)).toEqual({ onHand: 4, reserved: 4 })
  const day = { warehouseId, pickupDate }
  expect(await supplyOf(linli.database.db, regionId, day)).toMatchObject([
    { skuId, ordered: 12, received: 0, free: 4, heldByOrders: [], lots: [] },
  ])
  for (let twice = 0; twice < 2; twice += 1) {
    await transact(linli.database.db, (tx) => releaseSetAside(tx, regionId, day))
    expect(await stockOf(regionId, warehouseId, skuId)).toEqual({ onHand: 4, reserved: 0 })
  }
})

test('stock that goes bad before the pickup is bought anew', async () => {
  const world = await makeBuyingWorld(linli, { regionId: 'bad', offers: [{}] })
  const { regionId, warehouseId, keeper, pickupDate } = world
  const { skuId } = world.offers[0]!
  const expiresOn = addDays(pickupDate, -1)
  const call = callIn(linli, world)
  const lines = [{ skuId, quantity: 5, lotCode: 'OLD', expiresOn }]
  const earlier = { pickupDate: addDays(pickupDate, -1), why: '补货', lines }
  const kept = await call(keeper, 'POST', `/stations/${warehouseId}/receipts`, earlier)
  expect(kept.status).toBe(201)
  await buyGoods(linli, world, [[world.offers[0]!, 3]])
  await cutOff(linli, world)
  expect((await purchaseOrdersOf(linli, world)).map(linesOf)).toEqual([[[skuId, 3]]])
  expect(await stockOf(regionId, warehouseId, skuId)).toEqual({ onHand: 5, reserved: 0 })
})

test('what is sold from stock is not bought, and told as held by its orders', async () => {
  const world = await makeBuyingWorld(linli, { regionId: 'shelf', offers: [{ stock: 9 }, {}] })
  const { regionId, warehouseId, pickupDate } = world
  const [shelf, bought] = world.offers
  await buyGoods(linli, world, [
    [shelf!, 2],
    [bought!, 3],
  ])
  await cutOff(linli, world)
  expect((await purchaseOrdersOf(linli, world)).map(linesOf)).toEqual([[[bought!.skuId, 3]]])
  const supply = await supplyOf(linli.database.db, regionId, { warehouseId, pickupDate })
  expect(supply.find((one) => one.skuId === shelf!.skuId)).toMatchObject({
    ordered: 0,
    free: 2,
    heldByOrders: [{ stationId: world.stationIds[0], quantity: 2 }],
  })
})

test('windows of one pickup date are pooled together, and each only once', async () => {
  const world = await makeBuyingWorld(linli, { regionId: 'twin', offers: [{}] })
  const { regionId, supplierId, pickupDate, offers } = world
  const other = await makeOpenWindow(linli, {
    regionId,
    communities: world.communityIds,
    pickupDate,
    offers: [{ supplierId, cap: null }],
  })
  await buyGoods(linli, world, [[offers[0]!, 2]])
  await buyGoods(linli, other, [[other.offers[0]!, 3]])
  const { db } = linli.database
  await db
    .updateTable('windows')
    .set({ closes_at: new Date() })
    .where('region_id', '=', regionId)
    .execute()
  await runSweep(linli, 'close-windows')
  const sweep = linli.sweeps.find((one) => one.name === 'pool-demand')!
  const pooled = await Promise.all([1, 2, 3, 4].map(() => transact(db, (tx) => sweep.sweep(tx))))
  expect(pooled.toSorted()).toEqual([0, 0, 0, 1])

  const [only, ...others] = await purchaseOrdersOf(linli, world)
  expect(others).toEqual([])
  expect(new Map(linesOf(only) as [string, number][])).toEqual(
    new Map([
      [offers[0]!.skuId, 2],
      [other.offers[0]!.skuId, 3],
    ]),
  )
})

test('nothing is pooled while an order of the day awaits payment', async () => {
  const world = await makeBuyingWorld(linli, { regionId: 'waits', offers: [{}] })
  await buyGoods(linli, world, [[world.offers[0]!, 2]])
  const [unpaid] = await makeBuyers(linli, world)
  const body = checkoutOf(world, [[world.offers[0]!, 5]], [{ method: 'sandbox' }])
  expect((await order(linli, world, unpaid!, body)).status).toBe(201)
  await cutOff(linli, world)
  expect(await purchaseOrdersOf(linli, world)).toEqual([])

  await linli.database.db
    .updateTable('orders')
    .set({ hold_until: new Date(0) })
    .where('region_id', '=', world.regionId)
    .where('hold_until', 'is not', null)
    .execute()
  await runSweep(linli, 'ordering-expire-unpaid')
  await runSweep(linli, 'pool-demand')
  expect((await purchaseOrdersOf(linli, world)).map(linesOf)).toEqual([
    [[world.offers[0]!.skuId, 2]],
  ])
})

test('each warehouse buys for the communities that it serves', async () => {
  const world = await makeBuyingWorld(linli, { regionId: 'two', offers: [{}] })
  const { regionId, offers, pickupDate } = world
  const far = await makeWarehouse(linli, regionId)
  const { communityIds } = await makeOpenWindow(linli, { regionId, communities: 1, offers: [] })
  const { db } = linli.database
  await db
    .insertInto('station_services')
    .values({
      region_id: regionId,
      community_id: communityIds[0]!,
      station_id: far,
      is_pickup_point: false,
    })
    .execute()
  await db
    .insertInto('window_communities')
    .values({ region_id: regionId, window_id: world.windowId, community_id: communityIds[0]! })
    .execute()
  await buyGoods(linli, world, [[offers[0]!, 2]])
  await buyGoods(linli, { ...world, communityIds }, [[offers[0]!, 7]])
  await cutOff(linli, world)
  const asked = (await purchaseOrdersOf(linli, world)).map((one) => [
    one.stationId,
    one.lines[0].quantity,
  ])
  expect(new Map(asked as [string, number][])).toEqual(
    new Map([
      [world.warehouseId, 2],
      [far, 7],
    ]),
  )
  const call = callIn(linli, world)
  const pools = await call(world.buyer, 'GET', `/stations/${far}/demand-pools/${pickupDate}`)
  expect(pools.body).toMatchObject([{ demandQuantity: 7, orderedQuantity: 7, surplusQuantity: 0 }])
})

test('goods that nobody offers wait for a buyer, who orders them by hand', async () => {
  const world = await makeBuyingWorld(linli, {
    regionId: 'none',
    offers: [{ supplierId: undefined as never }],
  })
  const { regionId, warehouseId, pickupDate, buyer, supplierId } = world
  const { skuId } = world.offers[0]!
  await buyGoods(linli, world, [[world.offers[0]!, 4]])
  await cutOff(linli, world)
  const call = callIn(linli, world)
  const pools = await call(buyer, 'GET', `/stations/${warehouseId}/demand-pools/${pickupDate}`)
  expect(pools.body).toMatchObject([{ skuId, supplierId: null, orderedQuantity: 0 }])

  const wish = { supplierId, stationId: warehouseId, pickupDate, lines: [{ skuId, quantity: 4 }] }
  const early = await call(buyer, 'POST', '/purchase-orders', wish)
  expect(early.body).toMatchObject({ code: 'not-offered', skuIds: [skuId] })
  const beyond = { ...wish, lines: [{ skuId, quantity: 2, costMinor: 2 ** 52 }] }
  expect((await call(buyer, 'POST', '/purchase-orders', beyond)).body).toMatchObject({
    status: 422,
    code: 'beyond-counting',
  })
  const agreed = { ...wish, lines: [{ skuId, quantity: 4, costMinor: 199 }] }
  const once = await call(buyer, 'POST', '/purchase-orders', agreed)
  expect(once.body).toMatchObject({
    amountMinor: 796,
    lines: [{ costMinor: 199, caseSize: 1, lotRule: 'required' }],
  })
  const gone = { why: 'too dear' }
  await call(buyer, 'POST', `/purchase-orders/${once.body.id}/cancellation`, gone)
  const unknown = { ...wish, lines: [{ skuId: newId(), quantity: 4, costMinor: 1 }] }
  expect((await call(buyer, 'POST', '/purchase-orders', unknown)).body.field).toBe('lines/0/skuId')
  await addOffer(linli, { regionId, supplierId, skuId, costMinor: 250 })
  const made = await call(buyer, 'POST', '/purchase-orders', wish)
  expect(made).toMatchObject({ status: 201, body: { state: 'held', amountMinor: 1000 } })
  await runSweep(linli, 'send-purchase-orders')
  const [, sent] = await purchaseOrdersOf(linli, world)
  expect(sent.state).toBe('sent')
  expect((await call(world.supplier, 'POST', '/purchase-orders', wish)).status).toBe(403)
})

test('the supplier of the line is asked, another only where the line names none', async () => {
  const world = await makeBuyingWorld(linli, {
    regionId: 'whose',
    offers: [{}, { supplierId: undefined as never }],
  })
  const { regionId, supplierId } = world
  const { id: first } = await addSupplier(linli, { regionId })
  const [named, open] = world.offers
  for (const { skuId } of world.offers)
    await addOffer(linli, { regionId, supplierId: first, skuId })
  await buyGoods(linli, world, [
    [named!, 1],
    [open!, 1],
  ])
  await cutOff(linli, world)
  const bySupplier = (await purchaseOrdersOf(linli, world)).map((one) => [
    one.supplierId,
    one.lines.map((line: { skuId: string }) => line.skuId),
  ])
  expect(new Map(bySupplier as [string, string[]][])).toEqual(
    new Map([
      [supplierId, [named!.skuId]],
      [first, [open!.skuId]],
    ]),
  )
})

test('a surplus is known with where it goes, and a buyer sends it elsewhere', async () => {
  const world = await makeBuyingWorld(linli, { regionId: 'rest', offers: [{}] })
  const { regionId, supplierId, buyer, pickupDate } = world
  await addOffer(linli, { regionId, supplierId, skuId: world.offers[0]!.skuId, caseSize: 10 })
  await setIn(linli, world, 'procurement.surplusDestination', 'markdown')
  await buyGoods(linli, world, [[world.offers[0]!, 12]])
  await cutOff(linli, world)
  const call = callIn(linli, world)
  const { body } = await call(buyer, 'GET', `/surpluses?pickupDate=${pickupDate}`)
  expect(body.items).toMatchObject([{ surplusQuantity: 8, surplusDestination: 'markdown' }])
  const path = `/surpluses/${body.items[0].id}`
  const toStore = { destination: 'store', stationId: world.stationIds[0] }
  expect((await call(buyer, 'PUT', path, toStore)).body.code).toBe('invalid')
  expect((await call(buyer, 'PUT', path, { destination: 'store' })).body.code).toBe('invalid')
  const decided = await call(buyer, 'PUT', path, { destination: 'write-off' })
  expect(decided.body).toMatchObject({ surplusDestination: 'write-off', surplusStationId: null })
  expect(
    (await call(buyer, 'PUT', `/surpluses/${newId()}`, { destination: 'markdown' })).status,
  ).toBe(404)
})
