import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql, transact } from '#platform/db'
import type { EventRow } from '#platform/events'
import { newId } from '#platform/ids'
import {
  addOffer,
  addStation,
  allocate,
  type BuyingWorld,
  buyGoods,
  callIn,
  closeReceipt,
  cutOff,
  findFaults,
  makeBuyingWorld,
  makeOpenWindow,
  makeStock,
  receiveGoods,
  runJobs,
  setIn,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { procurementSubscriptions } from './subscriptions.ts'
import { leftOver } from './surplus.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

interface Rest extends BuyingWorld {
  storeId: string
  skuId: string
}

/** Twelve are ordered in cases of ten: eight are left over when all came. */
async function makeRest(regionId: string): Promise<Rest> {
  const world = await makeBuyingWorld(linli, { regionId, offers: [{}] })
  const { supplierId } = world
  const skuId = world.offers[0]!.skuId
  await addOffer(linli, { regionId, supplierId, skuId, caseSize: 10, costMinor: 300 })
  const { id: storeId } = await addStation(linli, { regionId, kind: 'store' })
  await buyGoods(linli, world, [[world.offers[0]!, 12]])
  return { ...world, storeId, skuId }
}

async function rest(): Promise<void> {
  await linli.settle()
  await runJobs(linli)
  await linli.settle()
}

const arrive = (world: Rest, quantity: number) =>
  allocate(linli, world, [{ skuId: world.skuId, quantity }])

const surplusOf = async (world: Rest) => {
  const path = `/surpluses?pickupDate=${world.pickupDate}`
  return (await callIn(linli, world)(world.buyer, 'GET', path)).body.items[0]
}

const decide = async (world: Rest, wish: object, key?: string) =>
  callIn(linli, world)(
    world.buyer,
    'PUT',
    `/surpluses/${(await surplusOf(world)).id}`,
    wish,
    key ?? newId(),
  )

const movementsOf = (world: Rest, reason: 'moved-out' | 'written-off') =>
  linli.database.db
    .selectFrom('stock_movements')
    .select('quantity')
    .where('region_id', '=', world.regionId)
    .where('station_id', '=', world.warehouseId)
    .where('reason', '=', reason)
    .execute()

/** The news that the day is allocated comes to procurement once more, as after a crash. */
async function hearAgain({ regionId }: Rest): Promise<void> {
  const { db } = linli.database
  const { rows: events } = await sql<EventRow>`
    select region_id as "regionId", id, type, subject_kind as "subjectKind",
      subject_id as "subjectId", body, actor_id as "actorId", occurred_at as "occurredAt"
    from events where region_id = ${regionId} and type = 'goods.allocated'`.execute(db)
  expect(events).toHaveLength(1)
  const [consumer] = procurementSubscriptions.consumers!
  await Promise.all([1, 2].map(() => transact(db, (tx) => consumer!.consume(tx, events))))
}

test('what is destined for a store leaves for it once the orders have theirs, and never twice', async () => {
  const world = await makeRest('tostore')
  await arrive(world, 20)
  expect(await surplusOf(world)).toMatchObject({
    surplusState: 'settled',
    surplusDestination: 'next-window',
    surplusSettledQuantity: 8,
  })
  const wish = { destination: 'store', stationId: world.storeId }
  const both = await Promise.all([decide(world, wish), decide(world, wish)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.body.code).toBe('surplus-settled')
  expect(await surplusOf(world)).toMatchObject({
    surplusState: 'settled',
    surplusStationId: world.storeId,
    surplusSettledQuantity: 8,
    surplusSubjectKind: 'stock-transfer',
  })
  expect(await movementsOf(world, 'moved-out')).toEqual([{ quantity: -8 }])
  const { body } = await callIn(linli, world)(world.buyer, 'GET', '/stock-transfers')
  expect(body.items).toMatchObject([{ toStationId: world.storeId, state: 'on-the-way' }])
  expect(await findFaults(linli)).toEqual([])
})

test('what came short leaves less over, and hearing it again sends nothing more', async () => {
  const world = await makeRest('short')
  await cutOff(linli, world)
  const planned = await decide(world, { destination: 'store', stationId: world.storeId })
  expect(planned.body).toMatchObject({ surplusState: 'expected', surplusQuantity: 8 })
  // What lies there from elsewhere is no surplus of this day.
  await makeStock(linli, world.regionId, world.warehouseId, world.skuId, 100)
  await receiveGoods(linli, world, [{ skuId: world.skuId, quantity: 15 }])
  await closeReceipt(linli, world)
  await rest()
  const settled = { surplusState: 'settled', surplusSettledQuantity: 3, receivedQuantity: 15 }
  expect(await surplusOf(world)).toMatchObject(settled)
  await hearAgain(world)
  expect(await surplusOf(world)).toMatchObject(settled)
  expect(await movementsOf(world, 'moved-out')).toEqual([{ quantity: -3 }])
})

test('a write-off that only the setting asks for waits for a buyer’s word, then goes', async () => {
  const world = await makeRest('away')
  await setIn(linli, world, 'procurement.surplusDestination', 'write-off')
  await arrive(world, 20)
  expect(await surplusOf(world)).toMatchObject({ surplusState: 'waiting' })
  expect(await movementsOf(world, 'written-off')).toEqual([])
  const said = await decide(world, { destination: 'write-off' })
  expect(said.body).toMatchObject({ surplusState: 'settled', surplusSettledQuantity: 8 })
  expect(await movementsOf(world, 'written-off')).toEqual([{ quantity: -8 }])
  expect(await findFaults(linli)).toEqual([])
})

test('marked-down goods are offered from stock in a window at their price', async () => {
  const world = await makeRest('cheap')
  await arrive(world, 20)
  const coming = await makeOpenWindow(linli, {
    regionId: world.regionId,
    communities: world.communityIds,
    offers: [{}],
  })
  const markdown = { windowId: coming.windowId, priceMinor: 199 }
  expect((await decide(world, { destination: 'markdown' })).body.code).toBe('invalid')
  expect((await decide(world, { destination: 'next-window', markdown })).body.code).toBe('invalid')
  const ended = await decide(world, {
    destination: 'markdown',
    markdown: { ...markdown, windowId: world.windowId },
  })
  expect(ended.body.code).toBe('offered-there')
  const said = await decide(world, { destination: 'markdown', markdown })
  expect(said.body).toMatchObject({
    surplusState: 'settled',
    surplusSettledQuantity: 8,
    surplusSubjectKind: 'window',
    surplusSubjectId: coming.windowId,
  })
  const path = `/windows/${coming.windowId}/offers`
  const { body } = await callIn(linli, world)(world.buyer, 'GET', path)
  expect(body.items.find(({ skuId }: { skuId: string }) => skuId === world.skuId)).toMatchObject({
    priceMinor: 199,
    stationId: world.warehouseId,
  })
})

test('a price is not said before the goods are here, and nothing goes where nothing is left', async () => {
  const world = await makeRest('none')
  await cutOff(linli, world)
  const markdown = { windowId: newId(), priceMinor: 100 }
  const early = await decide(world, { destination: 'markdown', markdown })
  expect(early.body.code).toBe('goods-not-here')
  await receiveGoods(linli, world, [{ skuId: world.skuId, quantity: 12 }])
  await closeReceipt(linli, world)
  await rest()
  const gone = await decide(world, { destination: 'write-off' })
  expect(gone.body.code).toBe('nothing-left-over')
  expect(await surplusOf(world)).toMatchObject({ surplusDestination: 'next-window' })
})

test('one intent with one key acts once, and a stranger is refused', async () => {
  const world = await makeRest('once')
  await arrive(world, 20)
  const key = newId()
  const first = await decide(world, { destination: 'write-off' }, key)
  const again = await decide(world, { destination: 'write-off' }, key)
  expect([first.status, again.status]).toEqual([200, 200])
  expect(await movementsOf(world, 'written-off')).toEqual([{ quantity: -8 }])
  const path = `/surpluses/${first.body.id}`
  const body = { destination: 'write-off' }
  expect((await callIn(linli, world)(world.supplier, 'PUT', path, body)).status).toBe(403)
})

test('no line leaves more than it brought, nor a SKU more than all its orders left', () => {
  const line = fc.record({
    id: fc.uuid(),
    skuId: fc.constantFrom('a', 'b'),
    setAsideQuantity: fc.nat(20),
    receivedQuantity: fc.nat(40),
    demandQuantity: fc.integer({ min: 1, max: 40 }),
    surplusSettledQuantity: fc.constantFrom(null, 1),
  })
  fc.assert(
    fc.property(fc.uniqueArray(line, { selector: ({ id }) => id, maxLength: 6 }), (lines) => {
      const left = leftOver(lines)
      for (const own of Map.groupBy(lines, ({ skuId }) => skuId).values()) {
        const over = own.reduce(
          (sum, one) => sum + one.setAsideQuantity + one.receivedQuantity - one.demandQuantity,
          0,
        )
        const given = own.reduce((sum, { id }) => sum + left.get(id)!, 0)
        expect(given).toBe(Math.max(over, 0))
        for (const { id, receivedQuantity, setAsideQuantity } of own) {
          expect(left.get(id)!).toBeLessThanOrEqual(receivedQuantity + setAsideQuantity)
        }
      }
    }),
  )
})
