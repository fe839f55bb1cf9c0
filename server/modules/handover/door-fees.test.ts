import { afterAll, beforeAll, expect, test } from 'vitest'
import { listLinesOf, reduceOrderLines } from '#ordering'
import { businessNow } from '#platform/clock'
import { sql, transact } from '#platform/db'
import type { EventRow } from '#platform/events'
import { newId } from '#platform/ids'
import {
  balanceOf,
  checkoutOf,
  codeOf,
  findFaults,
  goodsArrive,
  makePickup,
  order,
  orderFor,
  type Person,
  type PickupWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { endDoors } from './end-doors.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const post = (who: Person, path: string, body?: object) =>
  linli.call(who, 'POST', path, body, { key: newId() })

const ask = (world: PickupWorld, who: Person, orderId: string) =>
  post(who, `/regions/${world.regionId}/orders/${orderId}/door-delivery`, { payBy: 'wallet' })

test('the fee paid for bringing an order goes back when the order is cancelled', async () => {
  const world = await makePickup(linli)
  const { id: orderId } = await orderFor(linli, world)
  expect((await ask(world, world.buyer, orderId)).status).toBe(201)
  const path = `/regions/${world.regionId}/orders/${orderId}/cancellation`
  expect((await post(world.buyer, path, { why: 'x' })).body.state).toBe('cancelled')
  await linli.settle()
  expect(await balanceOf(linli, world, world.buyer)).toBe(100_000)
  // Told again it changes nothing.
  const { db } = linli.database
  const again = await sql<EventRow>`select region_id as "regionId", type, subject_id as "subjectId",
      body, occurred_at as "occurredAt" from events
    where subject_id = ${orderId} and type = 'order.cancelled'`.execute(db)
  await transact(db, (tx) => endDoors(tx, again.rows))
  expect(await balanceOf(linli, world, world.buyer)).toBe(100_000)
})

test('the fee paid for bringing an order goes back when nothing of the order comes', async () => {
  const world = await makePickup(linli)
  const { id: orderId } = await orderFor(linli, world)
  expect((await ask(world, world.buyer, orderId)).status).toBe(201)
  const { db } = linli.database
  const at = await businessNow(db)
  const [line] = await listLinesOf(db, world.regionId, [orderId])
  const causeId = newId()
  const { lineNumber, quantity } = line!
  await transact(db, (tx) =>
    reduceOrderLines(
      tx,
      world.regionId,
      [{ orderId, lineNumber, causeId, kind: 'short', quantity }],
      {
        reason: 'short',
        subjectId: causeId,
        by: null,
        at,
      },
    ),
  )
  await linli.settle()
  expect(await balanceOf(linli, world, world.buyer)).toBe(100_000)
})

/** An order that paid for its delivery itself, at its point, with the delivery that it made. */
async function makeBrought(world: PickupWorld) {
  const { regionId, buyer } = world
  const addresses = `/regions/${regionId}/residents/${buyer.residentId}/addresses`
  const address = await linli.call(buyer, 'POST', addresses, {
    label: '家',
    recipient: '王秀兰',
    phone: '+8613800138000',
    address: '锦江区东大街 88 号',
    buildingId: null,
    room: '1203',
    latitude: null,
    longitude: null,
    isDefault: true,
  })
  const body = checkoutOf(world.window, [[world.window.offers[0]!, 1]])
  const part = { fulfilment: 'delivery', addressId: address.body.id }
  const placed = await order(linli, world.window, buyer, {
    ...body,
    parts: [{ ...body.parts[0], ...part }],
  })
  const { id: orderId, feeMinor, goodsMinor } = placed.body.orders[0]
  expect(feeMinor).toBeGreaterThan(0)
  await goodsArrive(linli, world)
  await linli.settle()
  const { body: list } = await linli.call(world.leader, 'GET', `${world.at}/door-deliveries`)
  const delivery = list.items.find((one: { orderId: string }) => one.orderId === orderId)
  return { orderId, feeMinor, goodsMinor, delivery }
}

test('what an order paid for its delivery goes back when whoever brings it calls that off', async () => {
  const world = await makePickup(linli)
  const { buyer, leader, at } = world
  const { orderId, feeMinor, goodsMinor, delivery } = await makeBrought(world)
  // As long as the order's own fee is paid, no second one is asked for.
  const pickup = `/regions/${world.regionId}/orders/${orderId}/pickup`
  expect((await linli.call(buyer, 'GET', pickup)).body.doorFeeMinor).toBe(0)
  const path = `${at}/door-deliveries/${delivery.id}/cancellation`
  const answers = await Promise.all([1, 2].map(() => post(leader, path, { why: '下雨' })))
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  await linli.settle()
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - goodsMinor)
  const shown = await linli.call(buyer, 'GET', `/regions/${world.regionId}/orders/${orderId}`)
  expect(shown.body).toMatchObject({
    state: 'placed',
    reductions: [{ lineNumber: 0, quantity: 0, amountMinor: feeMinor }],
  })
  expect((await linli.call(buyer, 'GET', pickup)).body.doorFeeMinor).toBe(200)
})

test('a fee that went back is not given to who brings the order in the end, nor back again', async () => {
  const world = await makePickup(linli)
  const { leader, buyer, at } = world
  const { orderId, goodsMinor, delivery } = await makeBrought(world)
  await post(leader, `${at}/door-deliveries/${delivery.id}/cancellation`, { why: '下雨' })
  const again = await ask(world, buyer, orderId)
  expect(again.body).toMatchObject({ feeMinor: 200, paidHow: 'wallet' })
  const own = `${at}/door-deliveries/${again.body.id}`
  await post(leader, `${own}/acceptance`)
  const { digits } = await codeOf(linli, world, orderId)
  expect((await post(leader, `${own}/completion`, { digits })).status).toBe(200)
  await linli.settle()
  const { body } = await linli.database.db
    .selectFrom('events')
    .select('body')
    .where('type', '=', 'door-delivery.done')
    .where('subject_id', '=', again.body.id)
    .executeTakeFirstOrThrow()
  expect(body).toMatchObject({ feeMinor: 200, orderFeeMinor: 0 })
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - goodsMinor - 200)
})

test('who calls off the delivery that paid does not get the other one brought for nothing', async () => {
  const world = await makePickup(linli)
  const first = await orderFor(linli, world)
  const second = await orderFor(linli, world)
  await goodsArrive(linli, world)
  await linli.settle()
  const before = await balanceOf(linli, world, world.buyer)
  const paid = await ask(world, world.buyer, first.id)
  expect(paid.body.feeMinor).toBe(200)
  expect((await ask(world, world.buyer, second.id)).body.feeMinor).toBe(0)
  const path = `/regions/${world.regionId}/orders/${first.id}/door-delivery/cancellation`
  await post(world.buyer, path, { why: '自己去拿' })
  // The second is still to be brought to the door: for that the fee stays paid.
  expect(await balanceOf(linli, world, world.buyer)).toBe(before - 200)
  const left = `/regions/${world.regionId}/orders/${second.id}/door-delivery`
  expect((await linli.call(world.buyer, 'GET', left)).body).toMatchObject({
    feeMinor: 200,
    paidHow: 'wallet',
  })
  expect((await post(world.buyer, `${left}/cancellation`, { why: '也去拿' })).status).toBe(200)
  expect(await balanceOf(linli, world, world.buyer)).toBe(before)
})

test('of two deliveries asked for at once one pays the fee, and the other comes along', async () => {
  const world = await makePickup(linli)
  const orders = [await orderFor(linli, world), await orderFor(linli, world)]
  await goodsArrive(linli, world)
  await linli.settle()
  const before = await balanceOf(linli, world, world.buyer)
  const answers = await Promise.all(orders.map(({ id }) => ask(world, world.buyer, id)))
  expect(answers.map((answer) => answer.status)).toEqual([201, 201])
  expect(answers.map((answer) => answer.body.feeMinor).sort()).toEqual([0, 200])
  expect(await balanceOf(linli, world, world.buyer)).toBe(before - 200)
})

test('of two deliveries called off at once the one fee goes back once', async () => {
  const world = await makePickup(linli)
  const orders = [await orderFor(linli, world), await orderFor(linli, world)]
  await goodsArrive(linli, world)
  await linli.settle()
  const before = await balanceOf(linli, world, world.buyer)
  for (const { id } of orders) await ask(world, world.buyer, id)
  const paths = orders.map(
    ({ id }) => `/regions/${world.regionId}/orders/${id}/door-delivery/cancellation`,
  )
  const answers = await Promise.all(
    paths.map((path) => post(world.buyer, path, { why: '自己去拿' })),
  )
  expect(answers.map((answer) => answer.status)).toEqual([200, 200])
  expect(await balanceOf(linli, world, world.buyer)).toBe(before)
})

test('a delivery asked for while its order is cancelled keeps no fee', async () => {
  const world = await makePickup(linli)
  const { id: orderId } = await orderFor(linli, world)
  const path = `/regions/${world.regionId}/orders/${orderId}/cancellation`
  const [, cancelled] = await Promise.all([
    ask(world, world.buyer, orderId),
    post(world.buyer, path, { why: 'x' }),
  ])
  expect(cancelled.body.state).toBe('cancelled')
  await linli.settle()
  expect(await balanceOf(linli, world, world.buyer)).toBe(100_000)
})
