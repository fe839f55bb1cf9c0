import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql, transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  allocate,
  type Buyer,
  balanceOf,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeCommunities,
  makeSortingWorld,
  makeStock,
  onDay,
  placeOrder,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'
import { linesOfLot, linesOfSkuDay, listBags, recordShortfalls } from './index.ts'

let linli: TestLinli
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const nextRegion = (): string => {
  regions += 1
  return `region-${regions}`
}

test('from a closed receipt to bags: who lacks goods is refunded and told, and the rest is packed', async () => {
  const world = await makeSortingWorld(linli, {
    regionId: nextRegion(),
    offers: [{ priceMinor: 500 }, { priceMinor: 1000, measure: 'weighed', storage: 'chilled' }],
  })
  const [eggs, fish] = world.offers
  const [first, second] = (await makeBuyers(linli, world, { count: 2 })) as [Buyer, Buyer]
  await placeOrder(
    linli,
    world,
    first,
    checkoutOf(world, [
      [eggs!, 3],
      [fish!, 1000],
    ]),
  )
  await placeOrder(linli, world, second, checkoutOf(world, [[eggs!, 2]]))
  const before = await balanceOf(linli, world, second)

  await allocate(linli, world, [
    { skuId: eggs!.skuId, quantity: 3, refusedQuantity: 1 },
    { skuId: fish!.skuId, quantity: 1000, temperatureTenths: 20 },
  ])
  const call = onDay(linli, world)
  const { body } = await call('GET', 'allocations')
  expect(body.isFinal).toBe(true)
  const ofEggs = body.skus.find((sku: { skuId: string }) => sku.skuId === eggs!.skuId)
  expect(ofEggs).toMatchObject({
    ...{ wanted: 5, ordered: 5, received: 3, refused: 1, allocated: 3, missing: 2 },
    communities: [{ communityId: world.communityIds[0], wanted: 5, allocated: 3 }],
  })
  expect(await balanceOf(linli, world, second)).toBe(before + 1000)
  expect(await toldTo(linli, world.regionId, second)).toContain('order.came-short')

  expect((await call('GET', 'labels')).body.code).toBe('not-sorted-yet')
  expect((await call('POST', 'sorted-days', {})).body).toMatchObject({ bagCount: 2, lessCount: 0 })
  const bags = (await call('GET', 'bags')).body
  expect(
    bags.map((bag: { storage: string; bagNumber: number; bagCount: number }) => [
      bag.storage,
      bag.bagNumber,
      bag.bagCount,
    ]),
  ).toEqual([
    ['ambient', 1, 2],
    ['chilled', 2, 2],
  ])
  expect(await findFaults(linli)).toEqual([])
})

test('goods of several lots are put down for the lines that got them, those that expire first first', async () => {
  const world = await makeSortingWorld(linli, { regionId: nextRegion(), offers: [{}, {}] })
  const [eggs, milk] = world.offers
  const buyers = await makeBuyers(linli, world, { count: 2 })
  const orderIds: string[] = []
  for (const buyer of buyers) {
    const lines = [
      [eggs!, 2],
      [milk!, 1],
    ] as const
    orderIds.push((await placeOrder(linli, world, buyer, checkoutOf(world, lines))).id)
  }
  const { skuId } = eggs!
  await allocate(linli, world, [
    { skuId, quantity: 1, lotCode: 'LATE', expiresOn: '2099-02-01' },
    { skuId, quantity: 3, lotCode: 'SOON', expiresOn: '2099-01-01' },
    { skuId: milk!.skuId, quantity: 2, lotCode: 'MILK', expiresOn: '2099-01-01' },
  ])
  const { db } = linli.database
  const lots = await db
    .selectFrom('lots')
    .select(['id', 'code'])
    .where('region_id', '=', world.regionId)
    .execute()
  const traced = async (code: string) => {
    const lot = lots.find((one) => one.code === code)!
    const lines = await linesOfLot(db, world.regionId, lot.id)
    return lines.map((line) => [orderIds.indexOf(line.orderId), line.quantity]).sort()
  }
  expect(await traced('SOON')).toEqual([
    [0, 2],
    [1, 1],
  ])
  expect(await traced('LATE')).toEqual([[1, 1]])
  expect(await traced('MILK')).toEqual([
    [0, 1],
    [1, 1],
  ])
  const { regionId, pickupDate } = world
  const ofDay = await linesOfSkuDay(db, regionId, { skuId: milk!.skuId, pickupDate })
  expect(ofDay.map((line) => line.orderId).sort()).toEqual([...orderIds].sort())
})

test('what lines had reserved of a station’s own stock is sold there, and packed there', async () => {
  const world = await makeSortingWorld(linli, {
    regionId: nextRegion(),
    offers: [{ stock: 5 }, {}],
  })
  const [shelf, eggs] = world.offers
  const [buyer] = await makeBuyers(linli, world)
  const lines = [
    [shelf!, 2],
    [eggs!, 1],
  ] as const
  await placeOrder(linli, world, buyer!, checkoutOf(world, lines))
  await allocate(linli, world, [{ skuId: eggs!.skuId, quantity: 1 }])
  const { db } = linli.database
  const total = await db
    .selectFrom('stock_totals')
    .select(['on_hand', 'reserved'])
    .where('region_id', '=', world.regionId)
    .where('station_id', '=', shelf!.stationId!)
    .executeTakeFirstOrThrow()
  expect(total).toEqual({ on_hand: 3, reserved: 0 })
  await onDay(linli, world)('POST', 'sorted-days', {})
  const { regionId, pickupDate } = world
  const bags = await listBags(db, regionId, { pickupDate })
  expect(bags.map((bag) => bag.packedAtId).sort()).toEqual(
    [shelf!.stationId, world.warehouseId].sort(),
  )
  expect(await findFaults(linli)).toEqual([])
})

test('what the pool set aside of the warehouse’s stock is shared with what came', async () => {
  const world = await makeSortingWorld(linli, { regionId: nextRegion(), offers: [{}] })
  const [eggs] = world.offers
  await makeStock(linli, world.regionId, world.warehouseId, eggs!.skuId, 3)
  const [buyer] = await makeBuyers(linli, world)
  await placeOrder(linli, world, buyer!, checkoutOf(world, [[eggs!, 5]]))
  await allocate(linli, world, [{ skuId: eggs!.skuId, quantity: 1 }])
  const { body } = await onDay(linli, world)('GET', 'allocations')
  expect(body.skus).toMatchObject([{ ordered: 2, received: 1, setAside: 3, allocated: 4 }])
  expect(await findFaults(linli)).toEqual([])
})

test('communities share what came, and the lists say what goes where', async () => {
  const world = await makeSortingWorld(linli, {
    regionId: nextRegion(),
    offers: [{ name: '=鸡蛋' }],
    communities: 2,
  })
  const [eggs] = world.offers
  const wanted = [4, 2]
  for (const [nth, communityId] of world.communityIds.entries()) {
    const [buyer] = await makeBuyers(linli, world, { communityId })
    await placeOrder(linli, world, buyer!, checkoutOf(world, [[eggs!, wanted[nth]!]]))
  }
  await allocate(linli, world, [{ skuId: eggs!.skuId, quantity: 3 }])
  const call = onDay(linli, world)
  const listed = async (by: string) => {
    const { body } = await call('GET', `sorting-lists?by=${by}`)
    return body.groups.map((group: { items: { quantity: number }[] }) => group.items[0]!.quantity)
  }
  expect((await listed('community')).sort()).toEqual([1, 2])
  expect((await listed('order')).sort()).toEqual([1, 2])
  expect((await listed('grid')).sort()).toEqual([1, 2])

  const { stationIds: grid } = await makeCommunities(linli, world.regionId, 1)
  const { db } = linli.database
  await db.updateTable('stations').set({ kind: 'grid' }).where('id', '=', grid[0]!).execute()
  await db
    .insertInto('station_services')
    .values(
      world.communityIds.map((id) => ({
        ...{ region_id: world.regionId, community_id: id, station_id: grid[0]! },
      })),
    )
    .execute()
  expect(await listed('grid')).toEqual([3])
  expect((await call('GET', 'sorting-lists?storage=frozen')).body.groups).toEqual([])

  const at = `/regions/${world.regionId}/stations/${world.warehouseId}`
  const sheet = await linli.call(
    world.keeper,
    'GET',
    `${at}/sorting-lists/${world.pickupDate}/sheet?by=order`,
  )
  expect(sheet.body.split('\r\n')).toHaveLength(4)
  expect(sheet.body).toContain(`'=鸡蛋`)
})

test('labels say where a bag belongs and nothing of who it is for; prints are counted', async () => {
  const world = await makeSortingWorld(linli, { regionId: nextRegion(), offers: [{}] })
  const [eggs] = world.offers
  for (const buyer of await makeBuyers(linli, world, { count: 2 })) {
    await placeOrder(linli, world, buyer, checkoutOf(world, [[eggs!, 1]]))
  }
  await allocate(linli, world, [{ skuId: eggs!.skuId, quantity: 2 }])
  const call = onDay(linli, world)
  expect((await call('POST', 'label-prints', {})).body.code).toBe('not-sorted-yet')
  await call('POST', 'sorted-days', {})
  const { labels, ...paper } = (await call('GET', 'labels')).body
  expect(paper).toEqual({ widthMm: 60, heightMm: 40 })
  expect(labels).toMatchObject([
    { shortNumber: 1, bagNumber: 1, bagCount: 1, isCold: false, lineCount: 1, wasPrinted: false },
    { shortNumber: 2, pickupDate: world.pickupDate },
  ])
  expect(JSON.stringify(labels)).not.toContain('王芳')

  const bagIds = [labels[0].bagId]
  expect((await call('POST', 'label-prints', { bagIds })).body.reprintedCount).toBe(0)
  const again = (await call('POST', 'label-prints', { why: '卡纸' })).body
  expect(again).toMatchObject({ reprintedCount: 1, why: '卡纸' })
  expect((await call('POST', 'label-prints', { bagIds: [newId()] })).status).toBe(422)
  expect((await call('GET', 'label-prints')).body).toHaveLength(2)
  expect((await call('GET', 'labels')).body.labels[1].wasPrinted).toBe(true)
})

test('one finding takes goods of a line once, and never more than it has', async () => {
  const world = await makeSortingWorld(linli, { regionId: nextRegion(), offers: [{}] })
  const [eggs] = world.offers
  const [buyer] = await makeBuyers(linli, world)
  const { id: orderId } = await placeOrder(linli, world, buyer!, checkoutOf(world, [[eggs!, 2]]))
  await allocate(linli, world, [{ skuId: eggs!.skuId, quantity: 2 }])
  const paid = await balanceOf(linli, world, buyer!)
  const { db } = linli.database
  const find = (subjectId: string, over: object = {}) =>
    transact(db, (tx) =>
      recordShortfalls(
        tx,
        world.regionId,
        [
          {
            ...{ orderId, lineNumber: 1, quantity: 1, stage: 'transport', subjectId },
            ...{ bearerKind: 'courier', bearerId: newId(), foundBy: null, why: 'broken' },
            ...over,
          },
        ],
        new Date(),
      ),
    )
  const delivery = newId()
  const both = await Promise.all([find(delivery), find(delivery)])
  expect(both.flat()).toHaveLength(1)
  expect(await balanceOf(linli, world, buyer!)).toBe(paid + 480)
  expect(await find(delivery)).toEqual([])
  await find(newId(), { quantity: 5 })
  expect(await balanceOf(linli, world, buyer!)).toBe(paid + 960)
  await expect(find(newId(), { lineNumber: 7 })).rejects.toMatchObject({ status: 422 })
  const { rows } = await sql<{ found: number }>`
    select count(*) as found from events
    where region_id = ${world.regionId} and type = 'shortfall.found'`.execute(db)
  expect(rows[0]!.found).toBe(2)
  expect(await findFaults(linli)).toEqual([])
})
