import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { followWorldTime, setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import { addDays } from '#platform/time'
import {
  allocate,
  type BuyingWorld,
  callIn,
  findFaults,
  gotOf,
  makeOrdered,
  makeSortingWorld,
  runSweep,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterEach(() => followWorldTime(linli.database.db))
afterAll(() => linli.close())

const makeWorld = () => {
  regions += 1
  return makeSortingWorld(linli, { regionId: `late-${regions}`, offers: [{ priceMinor: 500 }] })
}

test('a lot code that a supplier used before does not make fresh goods past their day', async () => {
  const world = await makeWorld()
  const [{ skuId }] = world.offers as [BuyingWorld['offers'][number]]
  // The same code as weeks ago: suppliers print the line or the field, not the day.
  await sql`insert into lots (region_id, id, sku_id, code, supplier_id, expires_on)
    values (${world.regionId}, gen_random_uuid(), ${skuId}, 'L1', ${world.supplierId},
      ${addDays(world.pickupDate, -20)}::date)`.execute(linli.database.db)
  const ordered = await makeOrdered(linli, world, 2)
  await allocate(linli, world, [
    { skuId, quantity: 2, lotCode: 'L1', expiresOn: addDays(world.pickupDate, 20) },
  ])
  expect(await gotOf(linli, world, ordered)).toEqual({ given: 2, paidMinor: 1000 })
})

test('a day that is pooled after its pickup day does not stop the pooling of all others', async () => {
  const world = await makeWorld()
  const [{ skuId }] = world.offers as [BuyingWorld['offers'][number]]
  const lines = [{ skuId, quantity: 5, lotCode: 'OWN', expiresOn: world.pickupDate }]
  const path = `/stations/${world.warehouseId}/movements`
  await callIn(linli, world)(world.keeper, 'POST', path, { reason: 'received', lines })
  await makeOrdered(linli, world, 2)
  const next = await makeWorld()
  await makeOrdered(linli, next, 2)
  // The program stood still over the cutoff and the pickup day.
  for (const one of [world, next]) {
    await linli.database.db
      .updateTable('windows')
      .set({ closes_at: new Date() })
      .where('region_id', '=', one.regionId)
      .execute()
  }
  await setBusinessTime(linli.database.db, new Date(`${addDays(world.pickupDate, 1)}T04:00:00Z`))
  await runSweep(linli, 'close-windows')
  await expect(runSweep(linli, 'pool-demand')).resolves.toBeUndefined()
})

test('a community whose service ended before its orders were pooled gets what it ordered', async () => {
  const world = await makeWorld()
  const { regionId } = world
  const stationId = world.stationIds[0]!
  const { db } = linli.database
  // A region without a warehouse: goods come in where they are fetched.
  await sql`update stations set kind = 'store'
    where region_id = ${regionId} and id = ${world.warehouseId}`.execute(db)
  const keeper = await linli.person({ role: 'station_staff', regionId, stationId })
  const lone = { ...world, warehouseId: stationId, keeper }
  const ordered = await makeOrdered(linli, lone, 2)
  const operations = await linli.person({ role: 'operations', regionId })
  const path = `/communities/${lone.communityIds[0]}/stations`
  const service = { stationIds: [], pickupStationId: null }
  expect((await callIn(linli, lone)(operations, 'PUT', path, service)).status).toBe(200)
  await allocate(linli, lone, [{ skuId: lone.offers[0]!.skuId, quantity: 2 }])
  expect(await gotOf(linli, lone, ordered)).toEqual({ given: 2, paidMinor: 1000 })
  expect(await findFaults(linli)).toEqual([])
})

test('a day that cannot be pooled is told of, and holds up no other day', async () => {
  const broken = await makeWorld()
  await makeOrdered(linli, broken, 2)
  const other = await makeWorld()
  await makeOrdered(linli, other, 2)
  const { db } = linli.database
  for (const { regionId } of [broken, other]) {
    await sql`update windows set closes_at = now() where region_id = ${regionId}`.execute(db)
  }
  await runSweep(linli, 'close-windows')
  const arePooled = async () => {
    const { rows } = await sql<{ isPooled: boolean }>`
      select bool_and(pooled_at is not null) as "isPooled" from demand_pool_windows
      where region_id = any(${[broken.regionId, other.regionId]})
      group by region_id order by region_id`.execute(db)
    return rows.map(({ isPooled }) => isPooled)
  }
  const setCost = (costMinor: string) =>
    sql`update supplier_offers set cost_minor = ${costMinor}::bigint
      where region_id = ${broken.regionId}`.execute(db)
  // A number that no program can read.
  await setCost('9000000000000000000')
  await expect(runSweep(linli, 'pool-demand')).rejects.toThrow('safe integers')
  expect(await arePooled()).toEqual([false, true])
  await setCost('300')
  await runSweep(linli, 'pool-demand')
  expect(await arePooled()).toEqual([true, true])
  expect(await findFaults(linli)).toEqual([])
})
