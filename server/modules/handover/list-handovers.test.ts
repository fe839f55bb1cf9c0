import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  goodsArrive,
  makePickup,
  orderFor,
  type PickupWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

async function arrivalOf(world: PickupWorld) {
  const path = `${world.at}/handover-list/${world.window.pickupDate}`
  const { body } = await linli.call(world.staff, 'GET', path)
  return {
    isArrived: body.isArrived,
    isReceivedHere: body.isReceivedHere,
    confirmBy: body.confirmBy,
  }
}

test('the list says whether goods are on their way, here unpacked, or wait to be confirmed', async () => {
  const world = await makePickup(linli, { regionId: 'listed' })
  await orderFor(linli, world)
  const onTheWay = { isArrived: false, isReceivedHere: false, confirmBy: null }
  expect(await arrivalOf(world)).toEqual(onTheWay)

  const { pickupDate, offers } = world.window
  const receipt = {
    pickupDate,
    why: '自己进的货',
    lines: [{ skuId: offers[0]!.skuId, quantity: 3, lotCode: 'A-1' }],
  }
  const path = `/regions/${world.regionId}/stations/${world.stationId}/receipts`
  const received = await linli.call(world.staff, 'POST', path, receipt, { key: newId() })
  expect(received.status, JSON.stringify(received.body)).toBe(201)
  expect(await arrivalOf(world)).toEqual({ ...onTheWay, isReceivedHere: true })

  await goodsArrive(linli, world)
  await linli.database.db
    .updateTable('deliveries')
    .set({ confirmed_at: null })
    .where('region_id', '=', world.regionId)
    .execute()
  const here = { isArrived: true, isReceivedHere: false, confirmBy: expect.any(String) }
  expect(await arrivalOf(world)).toEqual(here)
})
