import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql, transact } from '#platform/db'
import {
  allocate,
  ask,
  type Buyer,
  type BuyingWorld,
  balanceOf,
  checkoutOf,
  closeReceipt,
  cutOff,
  findFaults,
  makeBuyers,
  makeDay,
  makeNeighbour,
  makeSortingWorld,
  onDay,
  passCutoff,
  placeOrder,
  receiveDay,
  receiveGoods,
  runJobs,
  startTestLinli,
  type TestLinli,
  toldTo,
  turn,
} from '#testing'
import { allocateDay } from './allocate-day.ts'
import { finishSorting } from './finish-sorting.ts'

let linli: TestLinli
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

/** Six orders of two eggs each, and only three eggs. */
async function makeShortDay(): Promise<{ world: BuyingWorld; buyers: Buyer[] }> {
  regions += 1
  const world = await makeSortingWorld(linli, {
    regionId: `short-${regions}`,
    offers: [{ priceMinor: 500 }],
  })
  const [eggs] = world.offers
  const buyers = await makeBuyers(linli, world, { count: 6 })
  for (const buyer of buyers) {
    await placeOrder(linli, world, buyer, checkoutOf(world, [[eggs!, 2]]))
  }
  await cutOff(linli, world)
  await receiveGoods(linli, world, [{ skuId: eggs!.skuId, quantity: 3 }])
  await closeReceipt(linli, world)
  return { world, buyers }
}

const dayOf = ({ regionId, warehouseId, pickupDate }: BuyingWorld) => ({
  ...{ regionId, warehouseId, pickupDate },
})

const balances = (world: BuyingWorld, buyers: readonly Buyer[]) =>
  Promise.all(buyers.map((buyer) => balanceOf(linli, world, buyer)))

const AS_SHARED = [0, 500, 1000, 1000, 1000, 1000].map((back) => 100_000 - 1000 + back)

const soldOf = async ({ regionId }: BuyingWorld): Promise<number> => {
  const { rows } = await sql<{ sold: number }>`
    select coalesce(-sum(quantity), 0)::bigint as sold from stock_movements
    where region_id = ${regionId} and reason = 'sold'`.execute(linli.database.db)
  return rows[0]!.sold
}

test('a run that is broken off between two sets is gone on with, and nobody is refunded twice', async () => {
  const { world, buyers } = await makeShortDay()
  const { db } = linli.database
  let sets = 0
  const broken = new Proxy(db, {
    get(target, name, receiver) {
      if (name !== 'transaction') return Reflect.get(target, name, receiver)
      return () => {
        sets += 1
        if (sets === 4) throw new Error('the power went')
        return target.transaction()
      }
    },
  })
  await expect(allocateDay(broken, dayOf(world), 1)).rejects.toThrow('the power went')
  expect((await onDay(linli, world)('GET', 'allocations')).body.isFinal).toBe(false)
  const halfway = await balances(world, buyers)
  expect(halfway.filter((balance, nth) => balance === AS_SHARED[nth])).toHaveLength(3)

  await allocateDay(db, dayOf(world), 1)
  expect(await balances(world, buyers)).toEqual(AS_SHARED)
  expect((await onDay(linli, world)('GET', 'allocations')).body.isFinal).toBe(true)
  await allocateDay(db, dayOf(world))
  expect(await balances(world, buyers)).toEqual(AS_SHARED)
  expect(await soldOf(world)).toBe(3)
  expect(await findFaults(linli)).toEqual([])
})

test('two workers at once allocate a day once', async () => {
  const { world, buyers } = await makeShortDay()
  const { db } = linli.database
  await Promise.all([1, 2, 3].map(() => allocateDay(db, dayOf(world), 2)))
  expect(await balances(world, buyers)).toEqual(AS_SHARED)
  expect(await soldOf(world)).toBe(3)
  const { rows } = await sql<{ type: string }>`
    select type from events where region_id = ${world.regionId}
      and type in ('goods.allocated', 'shortfall.found')`.execute(db)
  expect(rows.filter((row) => row.type === 'goods.allocated')).toHaveLength(1)
  expect(rows.filter((row) => row.type === 'shortfall.found')).toHaveLength(5)
  expect(await findFaults(linli)).toEqual([])
})

test('a day whose receipt is open is not allocated, and shows who would get what so far', async () => {
  regions += 1
  const world = await makeSortingWorld(linli, {
    regionId: `short-${regions}`,
    offers: [{ priceMinor: 500 }],
  })
  const [eggs] = world.offers
  const buyers = await makeBuyers(linli, world, { count: 2 })
  for (const buyer of buyers) {
    await placeOrder(linli, world, buyer, checkoutOf(world, [[eggs!, 2]]))
  }
  await cutOff(linli, world)
  const call = onDay(linli, world)
  const shown = async () => {
    const { body } = await call('GET', 'allocations')
    return [body.isFinal, body.skus[0]?.allocated]
  }
  expect(await shown()).toEqual([false, 0])
  await receiveGoods(linli, world, [{ skuId: eggs!.skuId, quantity: 1 }])
  expect(await shown()).toEqual([false, 1])
  const provisional = (await call('GET', 'sorting-lists?by=order')).body
  expect(provisional.isFinal).toBe(false)
  expect(provisional.groups.map((group: { shortNumber: number }) => group.shortNumber)).toEqual([1])
  await receiveGoods(linli, world, [{ skuId: eggs!.skuId, quantity: 2 }])
  expect(await shown()).toEqual([false, 3])
  await expect(allocateDay(linli.database.db, dayOf(world))).rejects.toMatchObject({
    code: 'receiving-still-open',
  })
  const operations = await linli.person({ role: 'operations', regionId: world.regionId })
  const asked = await onDay(linli, world, operations)('POST', 'allocations', {})
  expect(asked.body.code).toBe('receiving-still-open')
  expect((await call('POST', 'sorted-days', {})).body.code).toBe('not-allocated-yet')
  expect(await soldOf(world)).toBe(0)
})

test('goods that never came are the supplier’s, and the order is nobody else’s to fill', async () => {
  regions += 1
  const world = await makeSortingWorld(linli, {
    regionId: `short-${regions}`,
    offers: [{ priceMinor: 500 }],
  })
  const [eggs] = world.offers
  const [buyer] = await makeBuyers(linli, world)
  await placeOrder(linli, world, buyer!, checkoutOf(world, [[eggs!, 5]]))
  await allocate(linli, world, [{ skuId: eggs!.skuId, quantity: 2, refusedQuantity: 1 }])
  const counted = (await onDay(linli, world)('GET', 'stage-counts')).body
  expect(counted).toMatchObject([
    {
      ...{ wanted: 5, ordered: 5, received: 2, refused: 1, allocated: 2, sorted: 2, handedOver: 0 },
      losses: [
        { stage: 'receipt', quantity: 1, amountMinor: 500 },
        { stage: 'supplier', quantity: 2, amountMinor: 1000 },
      ],
    },
  ])
  const { rows } = await sql<{ bearerKind: string; bearerId: string }>`
    select distinct bearer_kind as "bearerKind", bearer_id as "bearerId" from shortfalls
    where region_id = ${world.regionId}`.execute(linli.database.db)
  expect(rows).toEqual([{ bearerKind: 'supplier', bearerId: world.supplierId }])
})

test('what is missing of more orders than one transaction takes is given back by a job, once', async () => {
  regions += 1
  const world = await makeSortingWorld(linli, {
    regionId: `short-${regions}`,
    offers: [{ priceMinor: 500 }],
  })
  const [eggs] = world.offers
  const buyers = await makeBuyers(linli, world, { count: 5 })
  const orderIds: string[] = []
  for (const buyer of buyers) {
    orderIds.push((await placeOrder(linli, world, buyer, checkoutOf(world, [[eggs!, 2]]))).id)
  }
  await allocate(linli, world, [{ skuId: eggs!.skuId, quantity: 10 }])
  const lines = orderIds.map((orderId) => ({ orderId, lineNumber: 1, quantity: 1 }))
  await onDay(linli, world)('POST', 'sorted-lines', { lines })
  const finish = () =>
    transact(linli.database.db, (tx) =>
      finishSorting(tx, dayOf(world), { by: world.keeper.id, at: new Date(), setSize: 2 }),
    )
  await finish()
  const refunded = async () =>
    (await balances(world, buyers)).filter((balance) => balance === 100_000 - 500).length
  expect(await refunded()).toBe(2)
  await runJobs(linli)
  expect(await refunded()).toBe(5)
  await finish()
  await runJobs(linli)
  expect(await refunded()).toBe(5)
  const { rows } = await sql<{ found: number }>`
    select count(*) as found from events
    where region_id = ${world.regionId} and type = 'shortfall.found'`.execute(linli.database.db)
  expect(rows[0]!.found).toBe(5)
  expect(await findFaults(linli)).toEqual([])
})

test('of a neighbour without a login the leader is told what did not come', async () => {
  const offers = [{ name: '番茄', priceMinor: 500, costMinor: 300 }]
  const day = await makeDay(linli, { regionId: 'silent', communities: 1, offers })
  const [community] = day.communities
  const granny = await makeNeighbour(linli, community!)
  const [offer] = day.offers
  const goods = [{ offerId: offer!.offerId, quantity: 2 }]
  const checkout = {
    parts: [{ windowId: day.windowId, fulfilment: 'pickup', lines: goods }],
    payments: [{ method: 'cash' }],
  }
  const path = `/residents/${granny.id}/checkouts`
  const placed = await ask(linli, day, community!.leader, 'POST', path, checkout)
  await passCutoff(linli, day)
  await receiveDay(linli, day, { [offer!.skuId]: { quantity: 1 } })
  await turn(linli)
  expect(await toldTo(linli, day.regionId, community!.leader)).toContain('order.came-short')
  const notices = `/notices?limit=100`
  const { items } = await ask(linli, day, community!.leader, 'GET', notices)
  const notice = items.find((one: { template: string }) => one.template === 'order.came-short')
  expect(JSON.stringify(notice)).toContain(placed.orders[0].number)
})
