import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import {
  type Buyer,
  type BuyingWorld,
  balanceOf,
  checkoutOf,
  closeReceipt,
  cutOff,
  findFaults,
  makeBuyers,
  makeSortingWorld,
  onDay,
  placeOrder,
  receiveGoods,
  runJobs,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { allocateDay } from './allocate-day.ts'
import { linesOfLot, linesOfSkuDay } from './index.ts'

let linli: TestLinli
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

interface Wave {
  world: BuyingWorld
  buyers: Buyer[]
  orderIds: string[]
  call: ReturnType<typeof onDay>
  receive(quantity: number, lotCode?: string): Promise<void>
  close(): Promise<void>
}

/** Orders of eggs, or of grams of fish where weighed, cut off and awaited. */
async function makeDayOf(wanted: readonly number[], measure?: 'weighed'): Promise<Wave> {
  regions += 1
  const world = await makeSortingWorld(linli, {
    regionId: `wave-${regions}`,
    offers: [{ priceMinor: 500, ...(measure ? { measure } : {}) }],
  })
  const [goods] = world.offers
  const buyers = await makeBuyers(linli, world, { count: wanted.length })
  const orderIds: string[] = []
  for (const [nth, quantity] of wanted.entries()) {
    const { id } = await placeOrder(
      linli,
      world,
      buyers[nth]!,
      checkoutOf(world, [[goods!, quantity]]),
    )
    orderIds.push(id)
  }
  await cutOff(linli, world)
  return {
    ...{ world, buyers, orderIds, call: onDay(linli, world) },
    receive: (quantity, lotCode) => {
      const lot = lotCode === undefined ? {} : { lotCode }
      return receiveGoods(linli, world, [{ skuId: goods!.skuId, quantity, ...lot }])
    },
    close: async () => {
      await closeReceipt(linli, world)
      await linli.settle()
      await runJobs(linli)
      await linli.settle()
    },
  }
}

const soldOf = async ({ regionId }: BuyingWorld): Promise<number> => {
  const { rows } = await sql<{ sold: number }>`
    select coalesce(-sum(quantity), 0)::bigint as sold from stock_movements
    where region_id = ${regionId} and reason = 'sold'`.execute(linli.database.db)
  return rows[0]!.sold
}

const shortOf = async ({ regionId }: BuyingWorld): Promise<number[]> => {
  const { rows } = await sql<{ quantity: number }>`
    select quantity from shortfalls where region_id = ${regionId}
    order by order_id`.execute(linli.database.db)
  return rows.map((row) => row.quantity)
}

const shownBags = async (call: Wave['call']) =>
  (await call('GET', 'labels')).body.labels.map((label: { shortNumber: number; count: string }) => [
    label.shortNumber,
    label.count,
  ])

const dayOf = ({ regionId, warehouseId, pickupDate }: BuyingWorld) => ({
  ...{ regionId, warehouseId, pickupDate },
})

test('what came first is sorted before the receipt closes, and the close gives only the rest', async () => {
  const { world, buyers, call, receive, close } = await makeDayOf([4, 3])
  await receive(5)
  const opened = await call('POST', 'sorting-waves', {})
  expect(opened).toMatchObject({ status: 201, body: { wave: 1, isLast: false, lineCount: 2 } })
  expect(await soldOf(world)).toBe(5)
  expect((await call('GET', 'allocations')).body).toMatchObject({ isFinal: false })
  expect((await call('GET', 'sorting-lists?by=order')).body).toMatchObject({
    ...{ wave: 1, isFinal: true },
    groups: [{ items: [{ quantity: 4 }] }, { items: [{ quantity: 1 }] }],
  })
  expect((await call('POST', 'sorted-days', {})).body).toMatchObject({ wave: 1, bagCount: 2 })
  expect(await shownBags(call)).toEqual([
    [1, '1/1'],
    [2, '1/1'],
  ])
  expect(await shortOf(world)).toEqual([])

  await receive(1)
  await close()
  expect(await soldOf(world)).toBe(6)
  expect(await shortOf(world)).toEqual([1])
  expect(await balanceOf(linli, world, buyers[1]!)).toBe(100_000 - 3 * 500 + 500)
  expect((await call('GET', 'allocations')).body).toMatchObject({
    isFinal: true,
    skus: [{ wanted: 7, received: 6, allocated: 6, missing: 1, communities: [{ allocated: 6 }] }],
  })
  expect((await call('GET', 'sorting-lists?by=order')).body).toMatchObject({
    wave: 2,
    groups: [{ shortNumber: 2, items: [{ quantity: 1 }] }],
  })
  expect((await call('POST', 'sorted-days', {})).body).toMatchObject({
    ...{ wave: 2, isLast: true, bagCount: 1 },
  })
  expect(await shownBags(call)).toEqual([
    [1, '1/1'],
    [2, '1/1'],
    [2, '2/1+1'],
  ])
  const waves = (await call('GET', 'sorting-waves')).body
  expect(waves).toMatchObject([
    { wave: 1, isLast: false, lineCount: 2, bagCount: 2 },
    { wave: 2, isLast: true, lineCount: 1, bagCount: 1 },
  ])
  expect((await call('GET', 'stage-counts')).body).toMatchObject([
    { wanted: 7, received: 6, allocated: 6, sorted: 6, losses: [{ quantity: 1 }] },
  ])
  expect(await findFaults(linli)).toEqual([])
})

test('waves may follow each other, and goods are traced through all of them', async () => {
  const { world, orderIds, call, receive, close } = await makeDayOf([6])
  for (const lotCode of ['A', 'B']) {
    await receive(2, lotCode)
    expect((await call('POST', 'sorting-waves', {})).status).toBe(201)
    await call('POST', 'sorted-days', {})
  }
  await receive(2, 'B')
  await close()
  await call('POST', 'sorted-days', {})
  expect(await shownBags(call)).toEqual([
    [1, '1/1'],
    [1, '2/1+1'],
    [1, '3/2+1'],
  ])
  const { db } = linli.database
  const lot = await db
    .selectFrom('lots')
    .select('id')
    .where('region_id', '=', world.regionId)
    .where('code', '=', 'B')
    .executeTakeFirstOrThrow()
  const orderId = orderIds[0]
  expect(await linesOfLot(db, world.regionId, lot.id)).toMatchObject([{ orderId, quantity: 4 }])
  const { skuId } = world.offers[0]!
  const { regionId, pickupDate } = world
  expect(await linesOfSkuDay(db, regionId, { skuId, pickupDate })).toMatchObject([
    { orderId, quantity: 6 },
  ])
  expect(await shortOf(world)).toEqual([])
  expect(await findFaults(linli)).toEqual([])
})

test('what weighed less in an early wave is given back once, and the rest still comes whole', async () => {
  const { world, buyers, orderIds, call, receive, close } = await makeDayOf([1000], 'weighed')
  const mark = (quantity: number, wave?: number) =>
    call('POST', 'sorted-lines', {
      ...(wave === undefined ? {} : { wave }),
      lines: [{ orderId: orderIds[0], lineNumber: 1, quantity }],
    })
  await receive(600)
  await call('POST', 'sorting-waves', {})
  await mark(500)
  await call('POST', 'sorted-days', {})
  expect(await balanceOf(linli, world, buyers[0]!)).toBe(100_000 - 500 + 50)
  await receive(400)
  await close()
  expect(await soldOf(world)).toBe(1000)
  expect((await mark(390)).body.lines[0]).toMatchObject({ allocatedQuantity: 400 })
  expect((await mark(480, 1)).body.lines[0]).toMatchObject({ allocatedQuantity: 600 })
  await call('POST', 'sorted-days', {})
  expect(await balanceOf(linli, world, buyers[0]!)).toBe(100_000 - 500 + 50 + 10 + 5)
  expect(await shortOf(world)).toEqual([])
  expect(await findFaults(linli)).toEqual([])
})

test('where an early wave waits beside the last, it is said which of them is finished', async () => {
  const { call, receive, close } = await makeDayOf([2])
  await receive(1)
  await call('POST', 'sorting-waves', {})
  await receive(1)
  await close()
  const undecided = await call('POST', 'sorted-days', {})
  expect(undecided).toMatchObject({ status: 409, body: { code: 'say-which-wave', waves: [1, 2] } })
  expect((await call('POST', 'sorted-days', { wave: 3 })).status).toBe(404)
  expect((await call('GET', 'sorting-lists')).body.wave).toBe(1)
  for (const wave of [1, 2]) {
    expect((await call('POST', 'sorted-days', { wave })).body).toMatchObject({ wave, bagCount: 1 })
  }
  expect((await call('GET', 'bags?wave=2')).body).toMatchObject([
    { wave: 2, bagNumber: 2, bagCount: 2, earlierCount: 1 },
  ])
  expect((await call('GET', 'bags')).body).toHaveLength(2)
})

test('a wave needs goods that came, an open receipt, and nothing still being sorted', async () => {
  const { world, call, receive, close } = await makeDayOf([2])
  const open = async () => (await call('POST', 'sorting-waves', {})).body.code
  expect(await open()).toBe('nothing-to-sort')
  await receive(1)
  const stranger = await linli.person()
  const refused = await onDay(linli, world, stranger)('POST', 'sorting-waves', {})
  expect(refused.status).toBe(403)
  expect(await open()).toBeUndefined()
  expect(await open()).toBe('wave-being-sorted')
  await call('POST', 'sorted-days', {})
  expect(await open()).toBe('nothing-to-sort')
  await close()
  expect(await open()).toBe('receiving-ended')
})

test('a wave that is opened while the receipt is closed, twice over, gives nothing twice', async () => {
  const { world, call, receive } = await makeDayOf([3, 3])
  await receive(5)
  await Promise.allSettled([
    call('POST', 'sorting-waves', {}),
    call('POST', 'sorting-waves', {}),
    closeReceipt(linli, world),
  ])
  await Promise.all([1, 2].map(() => allocateDay(linli.database.db, dayOf(world), 1)))
  expect(await soldOf(world)).toBe(5)
  expect(await shortOf(world)).toEqual([1])
  expect((await call('GET', 'sorting-waves')).body.at(-1)).toMatchObject({ isLast: true })
  expect(await findFaults(linli)).toEqual([])
})

test('broken off after an early wave, the close comes to the same end', async () => {
  const { world, buyers, call, receive } = await makeDayOf([2, 2, 2])
  await receive(2)
  await call('POST', 'sorting-waves', {})
  await call('POST', 'sorted-days', {})
  await receive(1)
  await closeReceipt(linli, world)
  const { db } = linli.database
  let transactions = 0
  const broken = new Proxy(db, {
    get(target, name, receiver) {
      if (name !== 'transaction') return Reflect.get(target, name, receiver)
      return () => {
        transactions += 1
        if (transactions === 3) throw new Error('the power went')
        return target.transaction()
      }
    },
  })
  await expect(allocateDay(broken, dayOf(world), 1)).rejects.toThrow('the power went')
  await allocateDay(db, dayOf(world), 1)
  expect(await soldOf(world)).toBe(3)
  const balances = await Promise.all(buyers.map((buyer) => balanceOf(linli, world, buyer)))
  expect(balances).toEqual([0, 500, 1000].map((back) => 100_000 - 1000 + back))
  expect(await findFaults(linli)).toEqual([])
})
