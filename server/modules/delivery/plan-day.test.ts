import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  addBags,
  addVehicle,
  buyThere,
  type DeliveryWorld,
  driveLoad,
  makeDeliveryWorld,
  planLoadsOf,
  sortAll,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const pathOf = ({ regionId, warehouseId, pickupDate }: DeliveryWorld, noun = 'load-plans') =>
  `/regions/${regionId}/stations/${warehouseId}/${noun}/${pickupDate}`

test('bags are divided over one vehicle and the stops are in the order of the road', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'aa-one', communities: 3 })
  for (const nth of [2, 0, 1, 0]) await buyThere(linli, world, nth, [1])
  await sortAll(linli, world)
  await addVehicle(linli, world)
  const [load, ...others] = await planLoadsOf(linli, world)
  expect(others).toEqual([])
  expect(load!.bagCount).toBe(4)
  expect(load!.stops.map(({ stationId }) => stationId)).toEqual(world.stationIds)
  expect(load!.stops.map(({ bagCount }) => bagCount)).toEqual([2, 1, 1])
  const listed = await linli.call(world.keeper, 'GET', pathOf(world, 'loads'))
  expect(listed.body.loads).toEqual([load])
  // There and back over three points a kilometre apart: some 5.7 km at this latitude.
  expect(listed.body.loads[0].distanceMeters).toBeGreaterThan(5500)
  expect(listed.body.loads[0].distanceMeters).toBeLessThan(6000)
})

test('planning again replaces the plan, and what has left stays', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'aa-two' })
  for (const nth of [0, 1]) await buyThere(linli, world, nth, [1])
  await sortAll(linli, world)
  const { id: small } = await addVehicle(linli, world, { capacityBags: 1 })
  const first = await planLoadsOf(linli, world)
  expect(first.map(({ number }) => number)).toEqual([1, 2])
  await driveLoad(linli, world, first[0]!)
  const again = await planLoadsOf(linli, world, { vehicleIds: [small] })
  expect(again.map(({ id }) => id)).toEqual([first[0]!.id, expect.any(String)])
  expect(again[1]!.id).not.toBe(first[1]!.id)
  expect(again[1]!.stops.map(({ stationId }) => stationId)).toEqual([world.stationIds[1]])
})

test('a point too large for one vehicle is split over several loads', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'aa-split', communities: 1 })
  for (let nth = 0; nth < 5; nth += 1) await buyThere(linli, world, 0, [1])
  await sortAll(linli, world)
  await addVehicle(linli, world, { capacityBags: 2 })
  const loads = await planLoadsOf(linli, world)
  expect(loads.map(({ bagCount }) => bagCount)).toEqual([2, 2, 1])
})

test('what came late gets a load of its own with only what is new', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'aa-late', communities: 1 })
  await buyThere(linli, world, 0, [1])
  await sortAll(linli, world)
  await addVehicle(linli, world)
  const [first] = await planLoadsOf(linli, world)
  await driveLoad(linli, world, first!)
  const refused = await linli.call(world.keeper, 'POST', pathOf(world), {})
  expect(refused.body.code).toBe('nothing-to-load')
  await buyThere(linli, world, 0, [3])
  await addBags(linli, world)
  const loads = await planLoadsOf(linli, world)
  expect(loads.map(({ number, bagCount }) => [number, bagCount])).toEqual([
    [1, 1],
    [2, 1],
  ])
})

test('a plan is refused before sorting, without a vehicle, and with one that may not go', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'aa-refused', communities: 1 })
  await buyThere(linli, world, 0, [1])
  const plan = (body: object = {}) => linli.call(world.keeper, 'POST', pathOf(world), body)
  expect((await plan()).body.code).toBe('sorting-not-finished')
  await sortAll(linli, world)
  expect((await plan()).body.code).toBe('no-vehicle')
  const { id } = await addVehicle(linli, world)
  const retired = await linli.call(
    world.operations,
    'POST',
    `/regions/${world.regionId}/vehicles/${id}/retirement`,
    { why: '报废' },
  )
  expect(retired.body.retiredWhy).toBe('报废')
  const unusable = await plan({ vehicleIds: [id] })
  expect(unusable.body).toMatchObject({ code: 'vehicle-not-usable', vehicleIds: [id] })
  const bad = await linli.call(
    world.keeper,
    'POST',
    pathOf({ ...world, pickupDate: '2026-02-30' }),
    {},
  )
  expect(bad.status).toBe(422)
})

test('bags that no vehicle can carry are named', async () => {
  const offers = [{ cap: null, measure: 'weighed' as const, priceMinor: 500 }]
  const world = await makeDeliveryWorld(linli, { regionId: 'aa-heavy', communities: 1, offers })
  const { orderId } = await buyThere(linli, world, 0, [3000])
  await sortAll(linli, world)
  await addVehicle(linli, world, { capacityKg: 2 })
  const answer = await linli.call(world.keeper, 'POST', pathOf(world), {})
  expect(answer.body).toMatchObject({ code: 'no-vehicle-carries', orderIds: [orderId] })
})

test('two planners at once leave one plan', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'aa-race' })
  for (const nth of [0, 1, 1]) await buyThere(linli, world, nth, [1])
  await sortAll(linli, world)
  await addVehicle(linli, world, { capacityBags: 2 })
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => linli.call(world.keeper, 'POST', pathOf(world), {})),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const { loads } = (await linli.call(world.keeper, 'GET', pathOf(world, 'loads'))).body
  const bags = loads.map(({ bagCount }: { bagCount: number }) => bagCount)
  expect(bags.reduce((sum: number, count: number) => sum + count, 0)).toBe(3)
  const rows = await linli.database.db
    .selectFrom('load_orders')
    .select('order_id')
    .where('region_id', '=', world.regionId)
    .execute()
  expect(rows).toHaveLength(3)
})

test('a vehicle on the road of another warehouse that day is not planned with', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'aa-shared', communities: 1 })
  await buyThere(linli, world, 0, [1])
  await sortAll(linli, world)
  const { id } = await addVehicle(linli, world)
  await linli.database.db
    .insertInto('loads')
    .values({
      region_id: world.regionId,
      id: newId(),
      station_id: world.stationIds[0]!,
      pickup_date: world.pickupDate,
      number: 1,
      vehicle_id: id,
      distance_meters: 0,
      planned_at: new Date(),
    })
    .execute()
  const answer = await linli.call(world.keeper, 'POST', pathOf(world), { vehicleIds: [id] })
  expect(answer.body.code).toBe('vehicle-not-usable')
})

test('strangers neither plan nor see loads, nor keep vehicles', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'aa-strange', communities: 1 })
  const { regionId } = world
  const stationId = world.stationIds[0]!
  const other = await linli.person({ role: 'station_staff', regionId, stationId })
  for (const who of [other, world.courier, world.communities[0]!.leader]) {
    expect((await linli.call(who, 'POST', pathOf(world), {})).status).toBe(403)
    expect((await linli.call(who, 'GET', pathOf(world, 'loads'))).status).toBe(403)
  }
  const vehicle = { code: 'X', name: 'X', capacityBags: 1, capacityCrates: 1, capacityKg: 1 }
  const added = await linli.call(world.keeper, 'POST', `/regions/${regionId}/vehicles`, vehicle)
  expect(added.status).toBe(403)
})

test('a vehicle is changed by version, its code is its own, its driver a courier', async () => {
  const world = await makeDeliveryWorld(linli, { regionId: 'aa-vehicle', communities: 1 })
  const { operations, regionId, keeper } = world
  const { id, version, ...made } = (await addVehicle(linli, world, { code: 'A-1' })) as never as {
    id: string
    version: number
    code: string
  }
  await addVehicle(linli, world, { code: 'A-2' })
  const path = `/regions/${regionId}/vehicles/${id}`
  const wish = { code: made.code, name: '新名', capacityBags: 9, capacityCrates: 9, capacityKg: 9 }
  const changed = await linli.call(operations, 'PUT', path, { ...wish, version })
  expect(changed.body).toMatchObject({ name: '新名', courierId: null, isCold: false, version: 2 })
  expect((await linli.call(operations, 'PUT', path, { ...wish, version })).body.code).toBe('stale')
  const taken = await linli.call(operations, 'PUT', path, { ...wish, code: 'A-2', version: 2 })
  expect(taken.body.code).toBe('already-exists')
  const driver = { ...wish, courierId: keeper.id, version: 2 }
  expect((await linli.call(operations, 'PUT', path, driver)).status).toBe(422)
  await linli.call(operations, 'POST', `${path}/retirement`, { why: '报废' })
  const list = `/regions/${regionId}/vehicles`
  expect((await linli.call(keeper, 'GET', list)).body.items).toHaveLength(1)
  expect((await linli.call(keeper, 'GET', `${list}?withRetired=true`)).body.items).toHaveLength(2)
  await linli.call(operations, 'DELETE', `${path}/retirement`)
  expect((await linli.call(keeper, 'GET', path)).body.retiredAt).toBe(null)
  expect((await linli.call(keeper, 'GET', list)).body.items).toHaveLength(2)
})
