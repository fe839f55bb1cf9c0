import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import {
  addStation,
  type BuyingWorld,
  callIn,
  closeReceipt,
  cutOff,
  findFaults,
  gotOf,
  makeOrdered,
  makeSortingWorld,
  type Ordered,
  receiveGoods,
  runJobs,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

interface Bought {
  world: BuyingWorld
  ordered: Ordered
}

/** Two pieces that were ordered and bought for the world's warehouse, and are not here yet. */
async function makeBought(): Promise<Bought> {
  regions += 1
  const world = await makeSortingWorld(linli, {
    regionId: `serves-${regions}`,
    offers: [{ priceMinor: 500 }],
  })
  const ordered = await makeOrdered(linli, world, 2)
  await cutOff(linli, world)
  return { world, ordered }
}

/** What was bought comes, and the day is allocated; it all goes to whoever ordered it. */
async function expectGiven({ world, ordered }: Bought): Promise<void> {
  await receiveGoods(linli, world, [{ skuId: world.offers[0]!.skuId, quantity: 2 }])
  await closeReceipt(linli, world)
  await linli.settle()
  await runJobs(linli)
  await linli.settle()
  expect(await gotOf(linli, world, ordered)).toEqual({ given: 2, paidMinor: 1000 })
  expect(await findFaults(linli)).toEqual([])
}

async function askOperations(
  { world }: Bought,
  method: string,
  path: string,
  body: object,
): Promise<{ status: number; body: { code?: string } }> {
  const operations = await linli.person({ role: 'operations', regionId: world.regionId })
  return callIn(linli, world)(operations, method, path, body)
}

const serve = (bought: Bought, stationIds: readonly string[], pickupStationId: string | null) =>
  askOperations(bought, 'PUT', `/communities/${bought.world.communityIds[0]}/stations`, {
    stationIds,
    pickupStationId,
  })

test('a new warehouse does not take away the orders of a day that was pooled for another', async () => {
  const bought = await makeBought()
  const { regionId } = bought.world
  await addStation(linli, { regionId, kind: 'warehouse', code: 'a0001' })
  await expectGiven(bought)
})

test('a community that moves to another warehouse gets what was bought for it', async () => {
  const bought = await makeBought()
  const { regionId, stationIds } = bought.world
  const other = await addStation(linli, { regionId, kind: 'warehouse', code: 'z0001' })
  const moved = await serve(bought, [stationIds[0]!, other.id], stationIds[0]!)
  expect(moved.status).toBe(200)
  await expectGiven(bought)
})

test('a community that moves to another point gets what was bought for the first one itself', async () => {
  regions += 1
  const regionId = `serves-${regions}`
  const made = await makeSortingWorld(linli, { regionId, offers: [{ priceMinor: 500 }] })
  const [stationId] = made.stationIds
  // A region without a warehouse: goods come in where they are fetched.
  await sql`update stations set kind = 'store'
    where region_id = ${regionId} and id = ${made.warehouseId}`.execute(linli.database.db)
  const keeper = await linli.person({ role: 'station_staff', regionId, stationId: stationId! })
  const world = { ...made, warehouseId: stationId!, keeper }
  const other = await addStation(linli, { regionId, kind: 'pickup', code: 'z0001' })
  // Between order and pooling it moved to the other, whose goods those are then.
  const ordered = await makeOrdered(linli, world, 2)
  expect((await serve({ world, ordered }, [other.id], other.id)).status).toBe(200)
  await cutOff(linli, world)
  expect((await serve({ world, ordered }, [stationId!], stationId!)).status).toBe(200)
  const there = await linli.person({ role: 'station_staff', regionId, stationId: other.id })
  await expectGiven({ world: { ...world, warehouseId: other.id, keeper: there }, ordered })
})

test('a warehouse stays open while goods that were ordered are to come in there', async () => {
  const bought = await makeBought()
  const { world } = bought
  const close = () =>
    askOperations(bought, 'POST', `/stations/${world.warehouseId}/closure`, { why: '搬迁' })
  const refused = await close()
  expect(refused.body).toMatchObject({
    code: 'days-under-way',
    pickupDates: [world.pickupDate],
  })
  await expectGiven(bought)
  expect((await close()).status).toBe(200)
})
