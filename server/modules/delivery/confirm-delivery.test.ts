import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  addVehicle,
  bringAll,
  buyThere,
  checkoutOf,
  type DeliveryWorld,
  driveLoad,
  makeDeliveryWorld,
  type Person,
  placeOrder,
  planLoadsOf,
  runSweep,
  setIn,
  sortAll,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'
import { arrivedCommunities, isReady, linesOfLoad } from './index.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const SILENCE = 'delivery-confirm-by-silence'
const pathOf = ({ regionId, communityIds, pickupDate }: DeliveryWorld, nth = 0, rest = '') =>
  `/regions/${regionId}/communities/${communityIds[nth]}/deliveries/${pickupDate}${rest}`
const confirm = (world: DeliveryWorld, who: Person, nth = 0, body: object = {}) =>
  linli.call(who, 'POST', pathOf(world, nth, '/confirmation'), body, { key: newId() })
const leaderOf = (world: DeliveryWorld, nth = 0) => world.communities[nth]!.leader
test('the leader sees what should be there and confirms it', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'cc-see' })
  const { orderId } = await buyThere(linli, world, 0, [3])
  const other = await buyThere(linli, world, 0, [2])
  await buyThere(linli, world, 1, [7])
  await sortAll(linli, world)
  const { db } = linli.database
  expect((await confirm(world, leaderOf(world))).body.code).toBe('not-arrived')
  await bringAll(linli, world)
  const seen = await linli.call(leaderOf(world), 'GET', pathOf(world))
  expect(seen.body.skus).toMatchObject([{ skuId: world.offers[0]!.skuId, quantity: 5 }])
  expect(seen.body.bags.map(({ shortNumber }: never) => shortNumber)).toEqual([1, 2])
  expect(seen.body.bags[0]).toMatchObject({
    orderId,
    isReady: false,
    arrivedAt: expect.any(String),
  })
  expect(seen.body.confirmBy).not.toBe(null)
  expect(await isReady(db, world.regionId, [orderId])).toEqual(new Set())

  const confirmed = await confirm(world, leaderOf(world))
  expect(confirmed.status).toBe(201)
  expect(confirmed.body.arrivals[0]).toMatchObject({ confirmedBy: leaderOf(world).id })
  const ids = [orderId, other.orderId]
  expect(await isReady(db, world.regionId, ids)).toEqual(new Set(ids))
  const arrived = await arrivedCommunities(db, world.regionId, world.pickupDate, world.communityIds)
  expect(arrived.get(world.communityIds[0]!)!.confirmedAt).toBeInstanceOf(Date)
  expect(arrived.get(world.communityIds[1]!)!.confirmedAt).toBe(null)
})

test('two confirmations at once are one', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'cc-two', communities: 1 })
  await buyThere(linli, world, 0, [1])
  await sortAll(linli, world)
  await bringAll(linli, world)
  const lacks = { kind: 'missing', skuId: world.offers[0]!.skuId, quantity: 1 }
  const answers = await Promise.all(
    [0, 1, 2].map(() => confirm(world, leaderOf(world), 0, { discrepancies: [lacks] })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  expect(answers.find(({ status }) => status === 409)!.body.code).toBe('already-confirmed')
  const { body } = await linli.call(leaderOf(world), 'GET', pathOf(world))
  expect(body.discrepancies).toHaveLength(1)
})

test('silence confirms at the deadline, to the millisecond, and residents are told once', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'cc-silent', communities: 1 })
  const { buyer } = await buyThere(linli, world, 0, [1])
  await placeOrder(linli, world, buyer, checkoutOf(world, [[world.offers[0]!, 2]]))
  await sortAll(linli, world)
  await bringAll(linli, world)
  const { db } = linli.database
  const shift = (ms: number) =>
    db
      .updateTable('deliveries')
      .set({ confirm_by: new Date(Date.now() + ms) })
      .where('region_id', '=', world.regionId)
      .execute()
  await shift(60_000)
  await runSweep(linli, SILENCE)
  const before = await linli.call(leaderOf(world), 'GET', pathOf(world))
  expect(before.body.arrivals[0].confirmedAt).toBe(null)
  await shift(-1)
  const late = await confirm(world, leaderOf(world))
  expect(late.body.code).toBe('already-confirmed')
  await runSweep(linli, SILENCE)
  const { body } = await linli.call(leaderOf(world), 'GET', pathOf(world))
  expect(body.arrivals[0]).toMatchObject({ confirmedBy: null, confirmedAt: expect.any(String) })
  await linli.settle()
  const told = await toldTo(linli, world.regionId, buyer)
  expect(told.filter((template) => template === 'delivery.ready')).toHaveLength(1)
  const events = await db
    .selectFrom('events')
    .select('id')
    .where('region_id', '=', world.regionId)
    .where('type', '=', 'order.ready')
    .execute()
  expect(events).toHaveLength(2)
})

test('where the setting says so, goods are ready when they arrive', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'cc-at-once', communities: 1 })
  await setIn(linli, world, 'delivery.readyOnArrival', true)
  const { orderId } = await buyThere(linli, world, 0, [1])
  await sortAll(linli, world)
  await bringAll(linli, world)
  const ready = await isReady(linli.database.db, world.regionId, [orderId])
  expect(ready).toEqual(new Set([orderId]))
})

test('an order on two loads is ready when the second has come too', async () => {
  const offers = [
    { cap: null, priceMinor: 500 },
    { cap: null, priceMinor: 900, storage: 'chilled' as const },
  ]
  const world = await makeDeliveryWorld(linli, { regionId: 'cc-parts', communities: 1, offers })
  const { orderId } = await buyThere(linli, world, 0, [1, 1])
  await sortAll(linli, world)
  await addVehicle(linli, world, { capacityBags: 1 })
  const [first, second] = await planLoadsOf(linli, world)
  const { db } = linli.database
  await driveLoad(linli, world, first!)
  await confirm(world, leaderOf(world))
  expect(await isReady(db, world.regionId, [orderId])).toEqual(new Set())
  await driveLoad(linli, world, second!)
  expect((await confirm(world, leaderOf(world))).status).toBe(201)
  expect(await isReady(db, world.regionId, [orderId])).toEqual(new Set([orderId]))
  const lines = await linesOfLoad(db, world.regionId, second!.id)
  expect(lines).toMatchObject([{ orderId, lineNumber: expect.any(Number) }])
})

test('what is packed where it is fetched has arrived when sorting is finished', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'cc-here', communities: 1 })
  const { orderId } = await buyThere(linli, world, 0, [1])
  await sortAll(linli, world, { packedAt: 'pickup' })
  await addVehicle(linli, world)
  const plan = `/regions/${world.regionId}/stations/${world.warehouseId}/load-plans/${world.pickupDate}`
  const nothing = await linli.call(world.keeper, 'POST', plan, {})
  expect(nothing.body.code).toBe('nothing-to-load')
  await linli.settle()
  const { body } = await confirm(world, leaderOf(world))
  expect(body.arrivals).toMatchObject([{ loadId: null, stationId: world.stationIds[0] }])
  expect(await isReady(linli.database.db, world.regionId, [orderId])).toEqual(new Set([orderId]))
})

test('the message for the chat names short numbers, and nobody', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'cc-chat', communities: 1 })
  await buyThere(linli, world, 0, [1])
  await buyThere(linli, world, 0, [1])
  await sortAll(linli, world)
  const message = () =>
    linli.call(leaderOf(world), 'GET', pathOf(world, 0, '/group-message'), undefined, {
      headers: { 'accept-language': 'zh-CN' },
    })
  expect((await message()).body.code).toBe('not-arrived')
  await bringAll(linli, world)
  expect((await message()).body.text).toContain('还在路上的号码：1、2')
  await confirm(world, leaderOf(world))
  const { text } = (await message()).body
  expect(text).toContain('可以取货的号码：1、2')
  expect(text).toContain('锦绣自提点')
  expect(text).not.toContain('王芳')
  expect(text).not.toMatch(/\d{7}/)
  const inEnglish = pathOf(world, 0, '/group-message?locale=en')
  const forOthers = await linli.call(leaderOf(world), 'GET', inEnglish)
  expect(forOthers.body.text).toContain('Ready: 1, 2')
})

test('a second load’s goods are confirmed by themselves', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'cc-second', communities: 1 })
  for (const _ of [1, 2]) await buyThere(linli, world, 0, [1])
  await sortAll(linli, world)
  await addVehicle(linli, world, { capacityBags: 1 })
  const [first, second] = await planLoadsOf(linli, world)
  await driveLoad(linli, world, first!)
  await confirm(world, leaderOf(world))
  await driveLoad(linli, world, second!)
  const { body } = await confirm(world, leaderOf(world))
  expect(
    body.arrivals.every(({ confirmedAt }: { confirmedAt: string | null }) => confirmedAt !== null),
  ).toBe(true)
  expect(body.arrivals).toHaveLength(2)
})

test('another community’s leader neither sees nor confirms, nor does a resident', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'cc-strange' })
  const { buyer } = await buyThere(linli, world, 0, [1])
  await sortAll(linli, world)
  await bringAll(linli, world)
  const later = { discrepancies: [{ kind: 'surplus', skuId: newId(), quantity: 1 }] }
  for (const stranger of [leaderOf(world, 1), buyer, world.courier, world.keeper]) {
    expect((await linli.call(stranger, 'GET', pathOf(world))).status).toBe(404)
    expect((await confirm(world, stranger)).status).toBe(404)
    const message = await linli.call(stranger, 'GET', pathOf(world, 0, '/group-message'))
    expect(message.status).toBe(404)
    const report = pathOf(world, 0, '/discrepancies')
    const told = await linli.call(stranger, 'POST', report, later, { key: newId() })
    expect(told.status).toBe(404)
  }
})

test('a day that is none is refused kindly', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'cc-date', communities: 1 })
  const answer = await linli.call(
    leaderOf(world),
    'GET',
    pathOf({ ...world, pickupDate: '2026-13-01' }),
  )
  expect(answer.status).toBe(422)
  expect(answer.body.field).toBe('date')
})
