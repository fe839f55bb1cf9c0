import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  codeOf,
  goodsArrive,
  handOverAs,
  makePickup,
  orderFor,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const pickupOf = (who: Person, regionId: string, orderId: string) =>
  linli.call(who, 'GET', `/regions/${regionId}/orders/${orderId}/pickup`)

test('an order that has not arrived waits for nothing yet', async () => {
  const world = await makePickup(linli)
  const { id } = await orderFor(linli, world)
  const { body } = await pickupOf(world.buyer, world.regionId, id)
  expect(body).toMatchObject({ readyAt: null, deadlineAt: null, extensions: 0, isDoorAsked: false })
  expect(body.mostExtensions).toBeGreaterThan(0)
})

test('goods that are here wait until a time, and longer when that is asked for', async () => {
  const world = await makePickup(linli)
  const { id } = await orderFor(linli, world)
  await goodsArrive(linli, world)
  await linli.settle()
  const before = (await pickupOf(world.buyer, world.regionId, id)).body
  expect(Date.parse(before.deadlineAt)).toBeGreaterThan(Date.parse(before.readyAt))
  const longer = `/regions/${world.regionId}/orders/${id}/pickup-extension`
  expect((await linli.call(world.buyer, 'POST', longer)).status).toBe(200)
  const after = (await pickupOf(world.leader, world.regionId, id)).body
  expect(after.extensions).toBe(1)
  expect(Date.parse(after.deadlineAt)).toBeGreaterThan(Date.parse(before.deadlineAt))
})

test('what was fetched waits no more, and nobody else looks', async () => {
  const world = await makePickup(linli)
  const { id } = await orderFor(linli, world)
  await goodsArrive(linli, world)
  await linli.settle()
  const { digits } = await codeOf(linli, world, id)
  await handOverAs(linli, world, world.leader, { proof: { digits }, cashTakenMinor: 0 })
  expect((await pickupOf(world.buyer, world.regionId, id)).status).toBe(200)
  expect((await pickupOf(await linli.person(), world.regionId, id)).status).toBe(404)
})

test('what can be fetched is told of all orders at once, until it is fetched', async () => {
  const world = await makePickup(linli)
  const { id } = await orderFor(linli, world)
  const mine = async (who: Person) =>
    (await linli.call(who, 'GET', `/regions/${world.regionId}/my-pickups`)).body
  expect(await mine(world.buyer)).toEqual([])
  await goodsArrive(linli, world)
  await linli.settle()
  const { readyAt, deadlineAt } = (await pickupOf(world.buyer, world.regionId, id)).body
  expect(await mine(world.buyer)).toEqual([{ orderId: id, readyAt, deadlineAt }])
  expect(await mine(await linli.person())).toEqual([])
  const { digits } = await codeOf(linli, world, id)
  await handOverAs(linli, world, world.leader, { proof: { digits }, cashTakenMinor: 0 })
  expect(await mine(world.buyer)).toEqual([])
})
