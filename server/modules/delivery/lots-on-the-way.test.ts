import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import { addDays, zonedInstant } from '#platform/time'
import {
  bringAll,
  buyThere,
  type DeliveryWorld,
  findFaults,
  makeDeliveryWorld,
  type OfferWish,
  type Person,
  runSweep,
  sortAll,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

async function arrivedWorld(regionId: string, offers: readonly OfferWish[]) {
  await setBusinessTime(linli.database.db, new Date())
  const world = await makeDeliveryWorld(linli, { regionId, communities: 2, offers })
  const first = await buyThere(linli, world, 0, [2])
  await buyThere(linli, world, 1, [2])
  await sortAll(linli, world)
  await setBusinessTime(linli.database.db, zonedInstant(world.pickupDate, '10:00', 'Asia/Shanghai'))
  await bringAll(linli, world)
  return { world, orderId: first.orderId, skuId: world.offers[0]!.skuId }
}

const post = (world: DeliveryWorld, who: Person, path: string, body: object = {}) =>
  linli.call(who, 'POST', `/regions/${world.regionId}${path}`, body, { key: newId() })

const confirm = (world: DeliveryWorld, nth: number, ...discrepancies: object[]) =>
  post(
    world,
    world.communities[nth]!.leader,
    `/communities/${world.communityIds[nth]}/deliveries/${world.pickupDate}/confirmation`,
    { discrepancies },
  )

async function bringLot(world: DeliveryWorld, stationId: string, skuId: string) {
  const staff = await linli.person({ role: 'station_staff', regionId: world.regionId, stationId })
  const answer = await post(world, staff, `/stations/${stationId}/movements`, {
    reason: 'received',
    lines: [{ skuId, quantity: 5, lotCode: 'L1', expiresOn: addDays(world.pickupDate, 9) }],
  })
  expect(answer.status).toBe(201)
}

const inLot = async (world: DeliveryWorld): Promise<number> => {
  const { rows } = await sql<{ onHand: number }>`select t.on_hand as "onHand" from lot_totals t
    where t.region_id = ${world.regionId}`.execute(linli.database.db)
  return Number(rows[0]!.onHand)
}

test('a cold surplus that is written off is not taken out of the lots that lie there', async () => {
  const { world, skuId } = await arrivedWorld('lots-cold', [
    { cap: null, priceMinor: 500, storage: 'chilled' },
  ])
  await bringLot(world, world.stationIds[0]!, skuId)
  expect((await confirm(world, 0, { kind: 'surplus', skuId, quantity: 1 })).status).toBe(201)
  await setBusinessTime(linli.database.db, zonedInstant(world.pickupDate, '20:00', 'Asia/Shanghai'))
  await runSweep(linli, 'delivery-settle-discrepancies')
  expect(await inLot(world)).toBe(5)
  expect(await findFaults(linli)).toEqual([])
})

test('goods taken from stock to be brought go back into their lot when that is called off', async () => {
  const { world, orderId, skuId } = await arrivedWorld('lots-again', [
    { cap: null, priceMinor: 500 },
  ])
  await bringLot(world, world.warehouseId, skuId)
  const gap = { kind: 'missing', orderId, lineNumber: 1, quantity: 2 }
  const reported = await confirm(world, 0, gap)
  const { id } = reported.body.discrepancies[0]
  const resolved = await post(world, world.operations, `/discrepancies/${id}/resolution`, {
    decision: 'redeliver',
    fromStationId: world.warehouseId,
    why: '仓库补发',
  })
  expect(resolved.status).toBe(201)
  expect(await inLot(world)).toBe(3)
  await setBusinessTime(linli.database.db, zonedInstant(world.pickupDate, '20:00', 'Asia/Shanghai'))
  await runSweep(linli, 'delivery-settle-discrepancies')
  expect(await inLot(world)).toBe(5)
  expect(await findFaults(linli)).toEqual([])
})
