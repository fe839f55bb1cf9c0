import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ask,
  codeOf,
  goodsArrive,
  handOverAs,
  makeBuyers,
  makePickup,
  orderFor,
  type Person,
  type PickupWorld,
  startTestLinli,
  type TestLinli,
  turnDay,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const owedDays = async (world: PickupWorld, who: Person = world.leader) =>
  linli.call(who, 'GET', `${world.at}/owed-days`)

test('what is ready stays owed past midnight until it is handed over', async () => {
  const world = await makePickup(linli, { regionId: 'ready' })
  const first = await orderFor(linli, world)
  const [other] = await makeBuyers(linli, world.window)
  await orderFor(linli, world, { buyer: other! })
  await goodsArrive(linli, world)
  await linli.settle()
  expect((await owedDays(world)).body).toEqual([])

  const yesterday = await turnDay(linli, world)
  const { body } = await owedDays(world)
  expect(body).toMatchObject([
    { pickupDate: yesterday, ready: 2, people: 2, waiting: 0, toTheDoor: 0, isToConfirm: false },
  ])
  expect(Date.parse(body[0].deadlineAt)).toBeGreaterThan(Date.now())

  const { digits } = await codeOf(linli, world, first.id)
  await handOverAs(linli, world, world.leader, { proof: { digits } })
  expect((await owedDays(world)).body).toMatchObject([{ ready: 1, people: 1 }])
})

test('what has not arrived, and what goes to the door, stays owed too', async () => {
  const world = await makePickup(linli, { regionId: 'late' })
  const brought = await orderFor(linli, world)
  await goodsArrive(linli, world)
  await linli.settle()
  const byDoor = { payBy: 'wallet' }
  await ask(linli, world, world.buyer, 'POST', `/orders/${brought.id}/door-delivery`, byDoor)
  await orderFor(linli, world)
  await turnDay(linli, world)
  expect((await owedDays(world)).body).toMatchObject([{ waiting: 1, toTheDoor: 1, ready: 0 }])
})

test('what was given back or called off is owed no more', async () => {
  const world = await makePickup(linli, { regionId: 'over' })
  const back = await orderFor(linli, world)
  const off = await orderFor(linli, world)
  await ask(linli, world, world.buyer, 'POST', `/orders/${off.id}/cancellation`, { why: 'twice' })
  await goodsArrive(linli, world)
  await linli.settle()
  await turnDay(linli, world)
  expect((await owedDays(world)).body).toMatchObject([{ ready: 1 }])
  const path = `/stations/${world.stationId}/uncollected/${back.id}/return`
  await ask(linli, world, world.staff, 'POST', path, { why: 'given-up' })
  expect((await owedDays(world)).body).toEqual([])
})

test('somebody who does not stand there is not told', async () => {
  const world = await makePickup(linli, { regionId: 'stranger' })
  expect((await owedDays(world, await linli.person())).status).toBe(404)
})
