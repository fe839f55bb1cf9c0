import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  addVehicle,
  buyThere,
  type DeliveryWorld,
  makeDeliveryWorld,
  type Person,
  planLoadsOf,
  type ShownLoad,
  sortAll,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const COLD = [
  { cap: null, priceMinor: 500 },
  { cap: null, priceMinor: 900, storage: 'chilled' as const },
]

async function plannedWorld(regionId: string, vehicle: object = {}) {
  const world = await makeDeliveryWorld(linli, { regionId, offers: COLD })
  const first = await buyThere(linli, world, 0, [2, 1])
  await buyThere(linli, world, 1, [1, 0])
  await sortAll(linli, world)
  await addVehicle(linli, world, { ...vehicle })
  const [load] = await planLoadsOf(linli, world)
  return { world, load: load!, first }
}

const post = (world: DeliveryWorld, who: Person, path: string, body: object = {}, key = newId()) =>
  linli.call(who, 'POST', `/regions/${world.regionId}${path}`, body, { key })

const dispatch = (world: DeliveryWorld, load: ShownLoad, body: object = {}, who = world.courier) =>
  post(world, who, `/loads/${load.id}/dispatch`, body)

const arrive = (
  world: DeliveryWorld,
  load: ShownLoad,
  stop: number,
  body: object = {},
  who = world.courier,
) => post(world, who, `/loads/${load.id}/stops/${load.stops[stop]!.id}/arrival`, body)

const cratesOf = async ({ regionId, operations }: DeliveryWorld) => {
  const { body } = await linli.call(operations, 'GET', `/regions/${regionId}/crates`)
  return new Map<string, [number, number]>(
    body.items.map((item: { stationId: string; crates: number; iceBoxes: number }) => [
      item.stationId,
      [item.crates, item.iceBoxes],
    ]),
  )
}

test('cold bags do not leave without cooling and without ice boxes', async () => {
  const { world, load } = await plannedWorld('bb-cold', { isCold: false })
  expect(load).toMatchObject({ coldBagCount: 1, iceBoxCount: 1, crateCount: 2 })
  const refused = await dispatch(world, load, { iceBoxes: 0 })
  expect(refused.body).toMatchObject({ code: 'cold-needs-ice-boxes', coldBags: 1 })
  const left = await dispatch(world, load, { crates: 3, iceBoxes: 1 })
  expect(left.body).toMatchObject({ cratesOut: 3, iceBoxesOut: 1 })
})

test('in a cold vehicle they need no ice boxes', async () => {
  const { world, load } = await plannedWorld('bb-cool')
  expect((await dispatch(world, load)).body).toMatchObject({ cratesOut: 2, iceBoxesOut: 0 })
})

test('a load leaves once, also when two let it go at once', async () => {
  const { world, load } = await plannedWorld('bb-once')
  const answers = await Promise.all([
    dispatch(world, load, {}, world.courier),
    dispatch(world, load, {}, world.keeper),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)!.body.code).toBe('already-dispatched')
  expect((await cratesOf(world)).get(world.warehouseId)).toEqual([-2, 0])
})

test('a stop is arrived at once, and not before the load has left', async () => {
  const { world, load } = await plannedWorld('bb-stop')
  expect((await arrive(world, load, 0)).body.code).toBe('not-dispatched')
  await dispatch(world, load)
  const answers = await Promise.all([arrive(world, load, 0), arrive(world, load, 0)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)!.body.code).toBe('already-arrived')
  const rows = await linli.database.db
    .selectFrom('deliveries')
    .select('community_id')
    .where('region_id', '=', world.regionId)
    .execute()
  expect(rows).toEqual([{ community_id: world.communityIds[0] }])
})

test('crates and ice boxes are counted out and back at every point', async () => {
  const { world, load } = await plannedWorld('bb-crates', { isCold: false })
  await dispatch(world, load, { crates: 10, iceBoxes: 2 })
  const tooMany = await arrive(world, load, 0, { cratesLeft: 11 })
  expect(tooMany.body).toMatchObject({
    code: 'more-than-aboard',
    aboard: { crates: 10, iceBoxes: 2 },
  })
  await arrive(world, load, 0, { cratesLeft: 4, iceBoxesLeft: 1 })
  await arrive(world, load, 1, { cratesLeft: 1, cratesTaken: 3, latitude: 30.6, longitude: 104 })
  const home = await post(world, world.keeper, `/loads/${load.id}/return`, {
    crates: 7,
    iceBoxes: 1,
  })
  expect(home.body.returnedAt).not.toBe(null)
  const again = await post(world, world.keeper, `/loads/${load.id}/return`, {
    crates: 7,
    iceBoxes: 1,
  })
  expect(again.body.code).toBe('already-returned')
  const crates = await cratesOf(world)
  expect(crates.get(world.stationIds[0]!)).toEqual([4, 1])
  expect(crates.get(world.stationIds[1]!)).toEqual([-2, 0])
  expect(crates.get(world.warehouseId)).toEqual([-3, -1])
})

test('a count of crates corrects what was written, also when two count at once', async () => {
  const { world, load } = await plannedWorld('bb-count')
  await dispatch(world, load)
  const path = `/stations/${world.warehouseId}/crate-counts`
  const count = () => post(world, world.keeper, path, { crates: 40, iceBoxes: 5 })
  const answers = await Promise.all([count(), count()])
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect((await cratesOf(world)).get(world.warehouseId)).toEqual([40, 5])
  const own = `/regions/${world.regionId}/stations/${world.warehouseId}/crates`
  const { body } = await linli.call(world.keeper, 'GET', own)
  expect(body).toMatchObject({ crates: 40, iceBoxes: 5, countedAt: expect.any(String) })
  const stranger = await linli.person({ role: 'courier', regionId: world.regionId })
  expect((await linli.call(stranger, 'GET', own)).status).toBe(403)
})

test('movements of crates can neither be changed nor deleted', async () => {
  const { db } = linli.database
  await expect(db.updateTable('crate_movements').set({ quantity: 1 }).execute()).rejects.toThrow(
    /permission denied/,
  )
  await expect(db.deleteFrom('crate_movements').execute()).rejects.toThrow(/permission denied/)
})

test('a courier sees the loads that are theirs, and nobody else’s', async () => {
  const { world, load } = await plannedWorld('bb-mine')
  const path = `/regions/${world.regionId}/my-loads`
  const mine = await linli.call(world.courier, 'GET', `${path}?pickupDate=${world.pickupDate}`)
  expect(mine.body.loads.map(({ id }: { id: string }) => id)).toEqual([load.id])
  expect(mine.body.loads[0].stops[0]).toMatchObject({
    stationId: world.stationIds[0],
    communityIds: [world.communityIds[0]],
  })
  const other = await linli.person({ role: 'courier', regionId: world.regionId })
  expect((await linli.call(other, 'GET', path)).body.loads).toEqual([])
  const own = `/regions/${world.regionId}/loads/${load.id}`
  expect((await linli.call(world.courier, 'GET', own)).body.id).toBe(load.id)
  for (const stranger of [other, world.communities[0]!.leader]) {
    expect((await linli.call(stranger, 'GET', own)).status).toBe(404)
    expect((await dispatch(world, load, {}, stranger)).status).toBe(404)
    expect((await arrive(world, load, 0, {}, stranger)).status).toBe(404)
    const home = `/loads/${load.id}/return`
    expect((await post(world, stranger, home, { crates: 1, iceBoxes: 0 })).status).toBe(404)
  }
})

test('staff of the point may say that the load is there, and only a courier may be named', async () => {
  const { world, load } = await plannedWorld('bb-point')
  const { regionId } = world
  const stationId = world.stationIds[0]!
  const there = await linli.person({ role: 'station_staff', regionId, stationId })
  expect((await dispatch(world, load, { courierId: world.keeper.id })).status).toBe(422)
  const other = await linli.person({ role: 'courier', regionId })
  const left = await dispatch(world, load, { courierId: other.id }, world.keeper)
  expect(left.body.courierId).toBe(other.id)
  expect((await arrive(world, load, 1, {}, there)).status).toBe(404)
  expect((await arrive(world, load, 0, {}, there)).status).toBe(200)
  expect((await arrive(world, load, 1, { pictureId: newId() }, other)).status).toBe(422)
})

test('leaders are told that goods arrived, and until when to confirm them', async () => {
  const { world, load } = await plannedWorld('bb-told')
  await dispatch(world, load)
  await arrive(world, load, 0)
  await linli.settle()
  const [here, there] = world.communities
  expect(await toldTo(linli, world.regionId, here!.leader)).toContain('delivery.arrived')
  expect(await toldTo(linli, world.regionId, there!.leader)).not.toContain('delivery.arrived')
})
