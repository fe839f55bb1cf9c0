import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addStation,
  allocate,
  type BuyingWorld,
  callIn,
  closeReceipt,
  cutOff,
  findFaults,
  gotOf,
  makeOpenWindow,
  makeOrdered,
  makeSortingWorld,
  onDay,
  receiveGoods,
  runJobs,
  runSweep,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'

let linli: TestLinli
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const makeWorld = () => {
  regions += 1
  return makeSortingWorld(linli, { regionId: `sold-${regions}`, offers: [{ priceMinor: 500 }] })
}

/** Another window of the same goods for the same communities and day. */
async function makeOther(
  { regionId, communityIds, pickupDate }: BuyingWorld,
  isPublished = true,
): Promise<WindowWorld> {
  return makeOpenWindow(linli, {
    ...{ regionId, communities: communityIds, pickupDate, isPublished },
    offers: [{ priceMinor: 500 }],
  })
}

test('a day is not closed while a window still sells for it, also not by force', async () => {
  const world = await makeWorld()
  await makeOrdered(linli, world, 2)
  // The keeper means today's day and closes the one that is still on sale.
  const path = `/stations/${world.warehouseId}/receiving-days/${world.pickupDate}/closing`
  for (const body of [{}, { force: true, why: '都到了' }]) {
    const refused = await callIn(linli, world)(world.keeper, 'POST', path, body)
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'day-still-sold', windowIds: [world.windowId] },
    })
  }
  const late = await makeOrdered(linli, world, 3)
  await allocate(linli, world, [{ skuId: world.offers[0]!.skuId, quantity: 5 }])
  expect(await gotOf(linli, world, late)).toEqual({ given: 3, paidMinor: 1500 })
})

test('a day is not closed before its orders are pooled', async () => {
  const world = await makeWorld()
  const other = await makeOther(world)
  await makeOrdered(linli, other, 2)
  await cutOff(linli, world)
  await setClosing(other, new Date())
  await runSweep(linli, 'close-windows')
  await expect(closeReceipt(linli, world)).rejects.toThrow('day-still-sold')
  await cutOff(linli, other)
  await closeReceipt(linli, world)
})

test('a window of other communities does not keep a warehouse from closing its day', async () => {
  const world = await makeWorld()
  const other = await makeOpenWindow(linli, {
    ...{ regionId: world.regionId, communities: 1, pickupDate: world.pickupDate },
    offers: [{ priceMinor: 500 }],
  })
  const { regionId } = world
  const { id } = await addStation(linli, { regionId, kind: 'warehouse', code: 'z0001' })
  const operations = await linli.person({ role: 'operations', regionId })
  const [communityId] = other.communityIds
  const [pickupStationId] = other.stationIds
  const path = `/communities/${communityId}/stations`
  const service = { stationIds: [pickupStationId, id], pickupStationId }
  expect((await callIn(linli, world)(operations, 'PUT', path, service)).status).toBe(200)
  await makeOrdered(linli, world, 2)
  await cutOff(linli, world)
  await closeReceipt(linli, world)
})

test('an early wave leaves the orders of a window that still sells', async () => {
  const world = await makeWorld()
  const { skuId } = world.offers[0]!
  const early = await makeOrdered(linli, world, 2)
  await cutOff(linli, world)
  const { regionId, communityIds, pickupDate, warehouseId } = world
  const other = await makeOpenWindow(linli, {
    ...{ regionId, communities: communityIds, pickupDate },
    offers: [{ priceMinor: 500, stock: 5, stationId: warehouseId }],
  })
  const late = await makeOrdered(linli, other, 3)
  await receiveGoods(linli, world, [{ skuId, quantity: 2 }])
  expect((await onDay(linli, world)('POST', 'sorting-waves', {})).status).toBe(201)
  expect(await gotOf(linli, world, early)).toMatchObject({ given: 2 })
  expect(await gotOf(linli, world, late)).toMatchObject({ given: 0 })
  // Who may still call it off does so, and everything is where it was.
  const path = `/orders/${late.orderId}/cancellation`
  expect((await callIn(linli, world)(late.buyer, 'POST', path, { why: '不要了' })).status).toBe(200)
  const later = await makeOrdered(linli, other, 4)
  await cutOff(linli, other)
  await closeReceipt(linli, world)
  await linli.settle()
  await runJobs(linli)
  await linli.settle()
  expect(await gotOf(linli, world, late)).toEqual({ given: 0, paidMinor: 0 })
  expect(await gotOf(linli, world, later)).toEqual({ given: 4, paidMinor: 2000 })
  expect(await findFaults(linli)).toEqual([])
})

test('nothing is published for a day whose receipt was closed', async () => {
  const world = await makeWorld()
  const draft = await makeOther(world, false)
  await makeOrdered(linli, world, 2)
  await allocate(linli, world, [{ skuId: world.offers[0]!.skuId, quantity: 2 }])
  const call = callIn(linli, world)
  const path = `/windows/${draft.windowId}`
  const found = { code: 'receiving-closed', severity: 'error' }
  const { findings } = (await call(world.buyer, 'GET', `${path}/findings`)).body
  expect(findings).toContainEqual(expect.objectContaining(found))
  const refused = await call(world.buyer, 'POST', `${path}/publication`, {
    version: 1,
    acceptWarnings: true,
  })
  expect(refused).toMatchObject({ status: 409, body: { code: 'not-publishable' } })
})

const setClosing = ({ regionId, windowId }: WindowWorld, closesAt: Date) =>
  linli.database.db
    .updateTable('windows')
    .set({ closes_at: closesAt })
    .where('region_id', '=', regionId)
    .where('id', '=', windowId)
    .execute()
