import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { newId } from '#platform/ids'
import { zonedInstant } from '#platform/time'
import {
  balanceOf,
  bringAll,
  buyThere,
  type DeliveryWorld,
  makeDeliveryWorld,
  makeStock,
  type OfferWish,
  type Person,
  runSweep,
  sortAll,
  startTestLinli,
  type TestLinli,
} from '#testing'
import type { Discrepancy, Redelivery } from './discrepancy.ts'
import { isReady } from './index.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const SETTLE = 'delivery-settle-discrepancies'
const START_MINOR = 100_000

/** Two pieces were ordered in each community, at 5.00 a piece, and all has arrived. */
async function arrivedWorld(
  regionId: string,
  { communities = 2, offers }: { communities?: number; offers?: readonly OfferWish[] } = {},
) {
  await setBusinessTime(linli.database.db, new Date())
  const world = await makeDeliveryWorld(linli, {
    regionId,
    communities,
    ...(offers ? { offers } : {}),
  })
  const orders = []
  for (let nth = 0; nth < communities; nth += 1) orders.push(await buyThere(linli, world, nth, [2]))
  await sortAll(linli, world)
  await setBusinessTime(linli.database.db, zonedInstant(world.pickupDate, '10:00', 'Asia/Shanghai'))
  await bringAll(linli, world)
  return { world, orders, skuId: world.offers[0]!.skuId }
}

const atTime = (world: DeliveryWorld, time: string) =>
  setBusinessTime(linli.database.db, zonedInstant(world.pickupDate, time, 'Asia/Shanghai'))

const post = (world: DeliveryWorld, who: Person, path: string, body: object = {}) =>
  linli.call(who, 'POST', `/regions/${world.regionId}${path}`, body, { key: newId() })

const report = (world: DeliveryWorld, nth: number, noun: string, ...discrepancies: object[]) =>
  post(
    world,
    world.communities[nth]!.leader,
    `/communities/${world.communityIds[nth]}/deliveries/${world.pickupDate}/${noun}`,
    { discrepancies },
  )
const confirm = (world: DeliveryWorld, nth: number, ...discrepancies: object[]) =>
  report(world, nth, 'confirmation', ...discrepancies)

const list = async (world: DeliveryWorld, noun: string) =>
  (await linli.call(world.operations, 'GET', `/regions/${world.regionId}/${noun}`)).body.items

const shortfallsOf = (world: DeliveryWorld) =>
  linli.database.db
    .selectFrom('shortfalls')
    .select(['stage', 'bearer_kind', 'bearer_id', 'quantity', 'amount_minor'])
    .where('region_id', '=', world.regionId)
    .execute()

const stockAt = async (world: DeliveryWorld, stationId: string, skuId: string) => {
  const row = await linli.database.db
    .selectFrom('stock_totals')
    .select('on_hand')
    .where('region_id', '=', world.regionId)
    .where('station_id', '=', stationId)
    .where('sku_id', '=', skuId)
    .executeTakeFirst()
  return row?.on_hand ?? 0
}

test('what lacks and nobody brings is refunded the same day at the region’s time', async () => {
  const { world, orders, skuId } = await arrivedWorld('dd-refund')
  const { orderId, buyer } = orders[0]!
  const lacks = { kind: 'missing', orderId, lineNumber: 1, quantity: 1, note: '少一个' }
  expect((await confirm(world, 0, lacks)).body.discrepancies).toMatchObject([
    { kind: 'missing', orderId, skuId, quantity: 1, stage: 'transport', resolution: null },
  ])
  await atTime(world, '19:59')
  await runSweep(linli, SETTLE)
  expect(await balanceOf(linli, world, buyer)).toBe(START_MINOR - 1000)
  await atTime(world, '20:00')
  await runSweep(linli, SETTLE)
  expect(await balanceOf(linli, world, buyer)).toBe(START_MINOR - 500)
  await runSweep(linli, SETTLE)
  expect(await shortfallsOf(world)).toEqual([
    {
      stage: 'transport',
      bearer_kind: 'operator',
      bearer_id: null,
      quantity: 1,
      amount_minor: 500,
    },
  ])
  expect(await list(world, 'discrepancies')).toMatchObject([
    { resolution: 'refunded', settledQuantity: 1 },
  ])
})

test('one leader’s surplus is brought to another who lacks it, and nothing is refunded', async () => {
  const { world, orders, skuId } = await arrivedWorld('dd-match', { communities: 3 })
  const { orderId, buyer } = orders[2]!
  await confirm(world, 2, { kind: 'wrong', orderId, lineNumber: 1, quantity: 2 })
  const { db } = linli.database
  expect(await isReady(db, world.regionId, [orderId])).toEqual(new Set())
  await confirm(world, 1, { kind: 'surplus', skuId, quantity: 2 })
  const [task, ...others] = await list(world, 'redeliveries?isOpen=true')
  expect(others).toEqual([])
  expect(task).toMatchObject({
    quantity: 2,
    fromStationId: world.stationIds[1],
    toStationId: world.stationIds[2],
    courierId: world.courier.id,
  })
  const mine = await linli.call(
    world.courier,
    'GET',
    `/regions/${world.regionId}/my-redeliveries?isOpen=true`,
  )
  expect(mine.body.items).toEqual([task])
  const stranger = world.communities[0]!.leader
  expect((await post(world, stranger, `/redeliveries/${task.id}/completion`)).status).toBe(404)
  const done = () =>
    linli.call(
      world.courier,
      'POST',
      `/regions/${world.regionId}/redeliveries/${task.id}/completion`,
      undefined,
      { key: newId() },
    )
  const answers = await Promise.all([done(), done()])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await isReady(db, world.regionId, [orderId])).toEqual(new Set([orderId]))
  await atTime(world, '20:00')
  await runSweep(linli, SETTLE)
  expect(await balanceOf(linli, world, buyer)).toBe(START_MINOR - 1000)
  const resolutions = (await list(world, 'discrepancies')).map(
    ({ resolution }: Discrepancy) => resolution,
  )
  expect(resolutions).toEqual(['redelivered', 'redelivered'])
  expect(await stockAt(world, world.stationIds[1]!, skuId)).toBe(0)
})

test('two who lack what one has too much of, at once, share it', async () => {
  const { world, orders, skuId } = await arrivedWorld('dd-share', { communities: 3 })
  const lacks = (nth: number) => ({
    kind: 'missing',
    orderId: orders[nth]!.orderId,
    lineNumber: 1,
    quantity: 2,
  })
  const answers = await Promise.all([
    confirm(world, 0, lacks(0)),
    confirm(world, 1, { kind: 'surplus', skuId, quantity: 3 }),
    confirm(world, 2, lacks(2)),
  ])
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  const tasks = await list(world, 'redeliveries')
  const promised = tasks.reduce((sum: number, { quantity }: Redelivery) => sum + quantity, 0)
  expect(promised).toBe(3)
  const surplus = (await list(world, 'discrepancies')).find(
    ({ kind }: Discrepancy) => kind === 'surplus',
  )
  expect(surplus.matchedQuantity).toBe(3)
})

test('a redelivery nobody made by the time is called off: refunded here, taken back there', async () => {
  const { world, orders, skuId } = await arrivedWorld('dd-undone')
  const { orderId, buyer } = orders[0]!
  await confirm(world, 0, { kind: 'damaged', orderId, lineNumber: 1, quantity: 1 })
  await confirm(world, 1, { kind: 'surplus', skuId, quantity: 1 })
  await atTime(world, '20:00')
  await runSweep(linli, SETTLE)
  expect(await list(world, 'redeliveries')).toMatchObject([{ cancelledAt: expect.any(String) }])
  expect(await balanceOf(linli, world, buyer)).toBe(START_MINOR - 500)
  expect(await stockAt(world, world.stationIds[1]!, skuId)).toBe(1)
  const resolutions = (await list(world, 'discrepancies')).map(
    ({ resolution }: Discrepancy) => resolution,
  )
  expect(resolutions.sort()).toEqual(['refunded', 'returned'])
})

test('what must be kept cold and nobody lacks is written off', async () => {
  const offers = [{ cap: null, priceMinor: 500, storage: 'chilled' as const }]
  const { world, skuId } = await arrivedWorld('dd-cold', { communities: 1, offers })
  await confirm(world, 0, { kind: 'surplus', skuId, quantity: 4 })
  await atTime(world, '20:00')
  await runSweep(linli, SETTLE)
  expect(await list(world, 'discrepancies')).toMatchObject([{ resolution: 'written-off' }])
  expect(await stockAt(world, world.stationIds[0]!, skuId)).toBe(0)
  const moved = await linli.database.db
    .selectFrom('stock_movements')
    .select(['reason', 'quantity'])
    .where('region_id', '=', world.regionId)
    .orderBy('id')
    .execute()
  expect(moved).toEqual([
    { reason: 'returned', quantity: 4 },
    { reason: 'written-off', quantity: -4 },
  ])
})

test('what is found after the confirmation was lost at the leader’s, until the day ends', async () => {
  const { world, orders } = await arrivedWorld('dd-later', { communities: 1 })
  const { orderId, buyer } = orders[0]!
  const lacks = { kind: 'missing', orderId, lineNumber: 1, quantity: 1 }
  expect((await report(world, 0, 'discrepancies', lacks)).body.code).toBe('not-confirmed')
  await confirm(world, 0)
  expect((await report(world, 0, 'discrepancies', lacks)).status).toBe(201)
  const again = await report(world, 0, 'discrepancies', { ...lacks, quantity: 2 })
  expect(again.body).toMatchObject({ code: 'not-expected-here', left: 1 })
  await atTime(world, '20:00')
  await runSweep(linli, SETTLE)
  expect(await shortfallsOf(world)).toMatchObject([
    {
      stage: 'leader',
      bearer_kind: 'leader',
      bearer_id: world.communities[0]!.leader.leaderId,
      amount_minor: 500,
    },
  ])
  expect(await balanceOf(linli, world, buyer)).toBe(START_MINOR - 500)
  const tomorrow = new Date(zonedInstant(world.pickupDate, '23:59', 'Asia/Shanghai').getTime())
  await setBusinessTime(linli.database.db, new Date(tomorrow.getTime() + 60_000))
  expect((await report(world, 0, 'discrepancies', lacks)).body.code).toBe('report-too-late')
})

test('operations refund at once, and what was promised goes to the next who lacks it', async () => {
  const { world, orders, skuId } = await arrivedWorld('dd-decide', { communities: 3 })
  const lacks = (nth: number) => ({
    kind: 'missing',
    orderId: orders[nth]!.orderId,
    lineNumber: 1,
    quantity: 2,
  })
  await confirm(world, 0, lacks(0))
  await confirm(world, 1, { kind: 'surplus', skuId, quantity: 2 })
  await confirm(world, 2, lacks(2))
  const open = await list(world, 'discrepancies')
  const [later, surplus, first] = open
  expect([later.matchedQuantity, surplus.matchedQuantity, first.matchedQuantity]).toEqual([0, 2, 2])
  const path = `/discrepancies/${first.id}/resolution`
  const wish = { decision: 'refund', why: '今天没有车' }
  const stranger = await post(world, world.communities[0]!.leader, path, wish)
  expect(stranger.status).toBe(403)
  const wrong = await post(world, world.operations, path, { ...wish, decision: 'return' })
  expect(wrong.body.code).toBe('wrong-resolution')
  const answers = await Promise.all([
    post(world, world.operations, path, wish),
    post(world, world.operations, path, wish),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await balanceOf(linli, world, orders[0]!.buyer)).toBe(START_MINOR)
  expect(await shortfallsOf(world)).toHaveLength(1)
  const tasks = await list(world, 'redeliveries?isOpen=true')
  expect(tasks).toMatchObject([{ gapId: later.id, surplusId: surplus.id, quantity: 2 }])
})

test('operations have what lacks brought from a station’s stock', async () => {
  const { world, orders, skuId } = await arrivedWorld('dd-stock', { communities: 1 })
  const { orderId } = orders[0]!
  await makeStock(linli, world.regionId, world.warehouseId, skuId, 1)
  await confirm(world, 0, { kind: 'missing', orderId, lineNumber: 1, quantity: 2 })
  const [gap] = await list(world, 'discrepancies')
  const path = `/discrepancies/${gap.id}/resolution`
  const wish = { decision: 'redeliver', why: '仓里还有' }
  const nobody = await post(world, world.operations, path, wish)
  expect(nobody.body.code).toBe('nothing-to-match')
  const fromStock = { ...wish, fromStationId: world.warehouseId }
  expect((await post(world, world.operations, path, fromStock)).body.code).toBe('not-enough-stock')
  await linli.database.db
    .updateTable('stock_totals')
    .set({ on_hand: 5 })
    .where('region_id', '=', world.regionId)
    .execute()
  const made = await post(world, world.operations, path, fromStock)
  expect(made.body.matchedQuantity).toBe(2)
  expect(await stockAt(world, world.warehouseId, skuId)).toBe(3)
  const [task] = await list(world, 'redeliveries')
  const assigned = await linli.call(
    world.operations,
    'PUT',
    `/regions/${world.regionId}/redeliveries/${task.id}/courier`,
    { courierId: world.courier.id },
  )
  expect(assigned.body.courierId).toBe(world.courier.id)
  const cancelled = await post(world, world.operations, `/redeliveries/${task.id}/cancellation`, {
    why: '车坏了',
  })
  expect(cancelled.body.cancelledWhy).toBe('车坏了')
  expect(await stockAt(world, world.warehouseId, skuId)).toBe(5)
})

test('a surplus is taken back or written off when operations say so', async () => {
  const { world, skuId } = await arrivedWorld('dd-back', { communities: 1 })
  await confirm(world, 0, { kind: 'surplus', skuId, quantity: 3 })
  const [surplus] = await list(world, 'discrepancies')
  const path = `/discrepancies/${surplus.id}/resolution`
  const wish = { decision: 'return', why: '明天再卖' }
  const answers = await Promise.all([
    post(world, world.operations, path, wish),
    post(world, world.operations, path, wish),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await stockAt(world, world.stationIds[0]!, skuId)).toBe(3)
})

test('a confirmation with one wrong report writes nothing of it', async () => {
  const { world, orders } = await arrivedWorld('dd-whole', { communities: 1 })
  const { orderId } = orders[0]!
  const good = { kind: 'missing', orderId, lineNumber: 1, quantity: 1 }
  const refused = await confirm(world, 0, good, { kind: 'surplus', skuId: newId(), quantity: 1 })
  expect(refused.body).toMatchObject({ code: 'discrepancy-unclear', index: 1 })
  const strange = await confirm(world, 0, { ...good, pictureIds: [newId()] })
  expect(strange.status).toBe(422)
  const { body } = await confirm(world, 0)
  expect(body.discrepancies).toEqual([])
})
